namespace OpenClawSync.Sources.Home;

/// <summary>An OpenClaw installation on disk.</summary>
/// <param name="StateFolder">The real path of the state folder.</param>
/// <param name="HomeFolder">The folder that <c>~</c> in its config means.</param>
internal sealed record OpenClawHome(string StateFolder, string HomeFolder)
{
    private static readonly string[] ConfigNames = ["openclaw.json", "clawdbot.json"];

    /// <summary>The config that the environment names; null for the one in the state folder.</summary>
    public string? ChosenConfig { get; init; }

    /// <summary>The workspace that the environment names for the agent that owns the default one.</summary>
    public string? ChosenWorkspace { get; init; }

    public string Config => ChosenConfig ?? ConfigNames.Select(name => In(name)).FirstOrDefault(File.Exists) ?? In(ConfigNames[0]);

    /// <summary>The path of a file in the state folder.</summary>
    public string In(params ReadOnlySpan<string> units) => Path.Combine([StateFolder, .. units]);

    /// <summary>How messages name a place: relative to the home where it lies in it, so that no home folder is named.</summary>
    public string Name(string path)
    {
        foreach (var root in (ReadOnlySpan<string>)[HomeFolder, Path.GetDirectoryName(StateFolder) ?? StateFolder])
        {
            var relative = Path.GetRelativePath(root, path).Replace('\\', '/');
            if (relative != ".." && !relative.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(relative))
            {
                return relative;
            }
        }

        return path;
    }
}
