namespace OpenClawSync.Core.Tests.Support;

/// <summary>The sanitised real OpenClaw homes that lie beside the repository where they are at hand.</summary>
internal static class SharedHomes
{
    /// <summary>A copy of a home in a temporary folder; the test is skipped when the homes are absent.</summary>
    public static TemporaryFolder Copy(string version)
    {
        var source = Find(version);
        Assert.SkipWhen(source is null, $"The shared home {version} is not at hand.");

        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(source!, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.None,
        }))
        {
            var target = Path.Combine(copy.Path, Path.GetRelativePath(source!, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static string? Find(string version)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "OpenClawSync.sln"))) continue;

            var home = Path.Combine(folder.FullName, "..", "shared", "openclaw-homes", version);
            return Directory.Exists(home) ? Path.GetFullPath(home) : null;
        }

        return null;
    }
}
