using System.Reflection;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>Paths of the build output under test.</summary>
internal static class Paths
{
    public static string Repository { get; } = Built("Repository");

    public static string Module { get; } = Built("Module");

    public static string Pwsh { get; } = Metadata("Pwsh");

    public static string Home { get; } = Path.Combine(Repository, "tests", "fixtures", "openclaw-home");

    public static string StarterFile { get; } = Path.Combine(Repository, "tests", "fixtures", "starter-payload.json");

    public static string Preloaded(string folder, string file = "") => Path.Combine(AppContext.BaseDirectory, "preloaded", folder, file);

    public static string Metadata(string key) =>
        typeof(Paths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static string Built(string key) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, Metadata(key))));
}
