namespace OpenClawSync.Core.Tests.Support;

/// <summary>Sanitized real OpenClaw homes, which are beside the repository on some machines.</summary>
internal static class SharedHomes
{
    /// <summary>Copies a home into a new temporary folder. The test is skipped when the homes are missing.</summary>
    public static TempFolder Copy(string version)
    {
        var copy = new TempFolder();
        CopyInto(copy, version, "home");
        return copy;
    }

    /// <summary>Copies a home into a folder. The test is skipped when the homes are missing.</summary>
    public static void CopyInto(TempFolder folder, string version, string place = "")
    {
        var source = Path.Combine(Repository.Root, "..", "shared", "openclaw-homes", version);
        Assert.SkipUnless(Directory.Exists(source), $"The shared home {version} is not available.");
        folder.Copy(source, place);
    }
}
