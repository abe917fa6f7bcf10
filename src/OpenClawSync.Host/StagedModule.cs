using System.Reflection;

namespace OpenClawSync.Host;

/// <summary>The module as the build laid it out, where the build said it would be.</summary>
internal static class StagedModule
{
    internal static string Find()
    {
        var relative = typeof(StagedModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "ModulePath").Value!;
        var manifest = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, relative, "OpenClawSync.psd1"));
        return File.Exists(manifest)
            ? manifest
            : throw new UsageException($"There is no module at '{manifest}'. Building the solution puts it there.");
    }
}
