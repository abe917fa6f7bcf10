namespace OpenClawSync.Sources.Home;

/// <summary>An OpenClaw installation on disk: its state folder, and the folder that <c>~</c> in its config means.</summary>
/// <param name="StateFolder">The real path of the state folder.</param>
/// <param name="HomeFolder">The folder that holds the state folder.</param>
internal sealed record OpenClawHome(string StateFolder, string HomeFolder)
{
    public string StateDatabase => Path.Combine(StateFolder, "state", "openclaw.sqlite");

    /// <summary>How messages name a place: relative to the home where it lies in it, so that no home folder is named.</summary>
    public string Name(string path)
    {
        var relative = Path.GetRelativePath(HomeFolder, path).Replace('\\', '/');
        return relative.StartsWith("../", StringComparison.Ordinal) ? path : relative;
    }
}
