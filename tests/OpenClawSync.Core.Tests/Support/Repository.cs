namespace OpenClawSync.Core.Tests.Support;

/// <summary>Paths in the repository, found from the folder that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string FixtureHome => Path.Combine(Root, "tests", "fixtures", "openclaw-home");

    public static string[] PlantedSecrets => File.ReadAllLines(Path.Combine(Root, "tests", "fixtures", "planted-secrets.txt"));

    public static IEnumerable<string> Sources(string folder) => CodeFiles(Path.Combine("src", folder));

    /// <summary>The C# files below a folder of the repository, without those that a build generates.</summary>
    public static IEnumerable<string> CodeFiles(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OpenClawSync.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
