using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>An OpenClaw installation on disk.</summary>
/// <param name="StateFolder">The real path of the state folder.</param>
/// <param name="HomeFolder">The folder that <c>~</c> stands for in its config.</param>
internal sealed record OpenClawHome(string StateFolder, string HomeFolder)
{
    private static readonly string[] ConfigNames = ["openclaw.json", "clawdbot.json"];

    /// <summary>The path of the state folder before its links were resolved.</summary>
    public string GivenFolder { get; init; } = StateFolder;

    /// <summary>The config file from the environment; null for the one in the state folder.</summary>
    public string? ChosenConfig { get; init; }

    /// <summary>The workspace from the environment, for the agent that owns the default workspace; null for none.</summary>
    public string? ChosenWorkspace { get; init; }

    /// <summary>Reads the states of its files.</summary>
    public FileStateReader FileStates { get; init; } = FileStateReader.Default;

    public string Config => ChosenConfig ?? ConfigNames.Select(name => PathOf(name)).FirstOrDefault(File.Exists) ?? PathOf(ConfigNames[0]);

    /// <summary>The path of a file or folder in the state folder.</summary>
    public string PathOf(params ReadOnlySpan<string> segments) => Path.Combine([StateFolder, .. segments]);

    /// <summary>The path as messages show it: relative to the home when it is inside, so that no message names a home folder.</summary>
    public string DisplayName(string path)
    {
        // A path of another system has no place here.
        if (!Path.IsPathRooted(path))
        {
            return path;
        }

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
