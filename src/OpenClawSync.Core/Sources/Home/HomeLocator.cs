using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Finds the state folder that a path means: the folder itself, or the folder that holds it.</summary>
internal static class HomeLocator
{
    private static readonly string[] StateFolderNames = [".openclaw", ".clawdbot", ".moltbot", ".moldbot"];

    private static readonly string[] Marks =
        ["openclaw.json", "clawdbot.json", "state/openclaw.sqlite", "tasks/runs.sqlite", "cron/jobs.json", "workspace"];

    public static OpenClawHome At(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var state = IsStateFolder(folder)
            ? folder
            : StateFolderNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(Directory.Exists);
        return state is null
            ? throw new OpenClawSyncException(
                ErrorIds.SourceNotFound,
                $"'{path}' is neither an OpenClaw state folder nor a folder that holds one. Give the folder with openclaw.json in it.")
            : new OpenClawHome(RealPath.Of(state), Path.GetDirectoryName(state) ?? state);
    }

    /// <summary>The home of the present user: OPENCLAW_STATE_DIR, or the state folder in the home folder.</summary>
    public static OpenClawHome OfUser(Func<string, string?> environment)
    {
        if (environment("OPENCLAW_STATE_DIR") is { Length: > 0 } stateFolder)
        {
            return Directory.Exists(stateFolder) ? At(stateFolder) : throw Missing("OPENCLAW_STATE_DIR names a folder that does not exist.");
        }

        var user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return StateFolderNames.Any(name => Directory.Exists(Path.Combine(user, name)))
            ? At(user)
            : throw Missing("No OpenClaw home was found. Give -Path, or set OPENCLAW_STATE_DIR or OPENCLAW_SOURCE_JSON.");
    }

    private static bool IsStateFolder(string folder) =>
        StateFolderNames.Contains(Path.GetFileName(folder)) || Marks.Any(mark => Path.Exists(Path.Combine(folder, mark)));

    private static OpenClawSyncException Missing(string message) => new(ErrorIds.SourceNotFound, message);
}
