namespace OpenClawSync.Module.Tests.Support;

/// <summary>The images that were compiled ahead of time, in the module as it was staged; an ordinary build makes none.</summary>
internal static class Image
{
    private static readonly string Folder = Path.Combine(Paths.Module, "deps");

    /// <summary>The platforms there are images for.</summary>
    public static string[] Platforms { get; } = [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Where(name => name != "runtimes")];

    /// <summary>What the module loads of a library on this machine, from the folder of the module on.</summary>
    public static string Loaded(string library) =>
        Platforms.Select(platform => $"deps/{platform}/{library}.dll").FirstOrDefault(file => File.Exists(Path.Combine(Paths.Module, file))) ?? $"deps/{library}.dll";
}
