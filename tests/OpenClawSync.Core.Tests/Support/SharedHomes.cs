namespace OpenClawSync.Core.Tests.Support;

/// <summary>The sanitised real OpenClaw homes that lie beside the repository where they are at hand.</summary>
internal static class SharedHomes
{
    /// <summary>A copy of a home in a temporary folder; the test is skipped when the homes are absent.</summary>
    public static TempFolder Copy(string version)
    {
        var source = Path.Combine(Repository.Root, "..", "shared", "openclaw-homes", version);
        Assert.SkipUnless(Directory.Exists(source), $"The shared home {version} is not at hand.");

        var copy = new TempFolder();
        copy.Copy(source, "home");
        return copy;
    }
}
