namespace OpenClawSync.Core.Tests.Support;

/// <summary>The sanitised real OpenClaw homes that lie beside the repository where they are at hand.</summary>
internal static class SharedHomes
{
    /// <summary>A copy of a home in a temporary folder; the test is skipped when the homes are absent.</summary>
    public static TempFolder Copy(string version)
    {
        var copy = new TempFolder();
        CopyInto(copy, version, "home");
        return copy;
    }

    /// <summary>Copies a home to a place in a folder; the test is skipped when the homes are absent.</summary>
    public static void CopyInto(TempFolder folder, string version, string place = "")
    {
        var source = Path.Combine(Repository.Root, "..", "shared", "openclaw-homes", version);
        Assert.SkipUnless(Directory.Exists(source), $"The shared home {version} is not at hand.");
        folder.Copy(source, place);
    }
}
