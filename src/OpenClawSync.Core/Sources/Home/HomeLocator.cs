using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Finds the OpenClaw home that a path or the environment means.</summary>
internal static class HomeLocator
{
    // In the order in which OpenClaw looks for them.
    private static readonly string[] StateFolderNames = [".openclaw", ".clawdbot", ".moltbot", ".moldbot"];

    private static readonly string[] AcknowledgedRows =
    [
        "openclaw.json",
        "clawdbot.json",
        "state/openclaw.sqlite",
        "tasks/runs.sqlite",
        "cron/jobs.json",
    ];

    /// <summary>The state folder itself, or the folder that holds it.</summary>
    public static OpenClawHome At(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return StateFolder(folder) is { } state
            ? new OpenClawHome(RealPath.Resolve(state), Path.GetDirectoryName(state) ?? state)
            : throw new OpenClawSyncException(
                ErrorIds.SourceNotFound,
                $"'{path}' is neither an OpenClaw state folder nor a folder that holds one."
            );
    }

    /// <summary>The home of the present user, as the environment says.</summary>
    public static OpenClawHome OfUser(Func<string, string?> variable)
    {
        var environment = new HomeEnvironment(variable);
        var home = environment.HomeFolder;
        var state = environment.StateFolder ?? Profile(environment.Profile, home) ?? Existing(home);
        return state is not null && Directory.Exists(state)
            ? new OpenClawHome(RealPath.Resolve(state), home) { ChosenConfig = environment.Config, ChosenWorkspace = environment.Workspace }
            : throw new OpenClawSyncException(
                ErrorIds.SourceNotFound,
                state is null
                    ? $"No OpenClaw home was found in '{home}'."
                    : $"The environment says that the OpenClaw state folder is '{state}', but it does not exist."
            );
    }

    /// <summary>Every home of the present user that exists: the one that the environment means first, each once.</summary>
    public static IReadOnlyList<OpenClawHome> AllOfUser(Func<string, string?> variable)
    {
        var own = OfUser(variable);
        var home = new HomeEnvironment(variable).HomeFolder;
        return
        [
            .. StateFolderNames
                .Select(name => Path.Combine(home, name))
                .Concat(Profiles(home))
                .Where(Directory.Exists)
                .Select(state => new OpenClawHome(RealPath.Resolve(state), home))
                .Prepend(own)
                .DistinctBy(found => found.StateFolder),
        ];
    }

    // What holds a state folder is not one itself, whatever else lies in it.
    private static string? StateFolder(string folder) =>
        HasStateName(folder)
            ? folder
            : Existing(folder) ?? (AcknowledgedRows.Any(unitEvent => File.Exists(Path.Combine(folder, unitEvent))) ? folder : null);

    private static string? Existing(string home) =>
        StateFolderNames.Select(name => Path.Combine(home, name)).FirstOrDefault(Directory.Exists);

    private static string? Profile(string? name, string home) => name is null ? null : Path.Combine(home, $"{StateFolderNames[0]}-{name}");

    private static IEnumerable<string> Profiles(string home) =>
        Directory.Exists(home) ? Directory.GetDirectories(home, StateFolderNames[0] + "-*").Order(StringComparer.Ordinal) : [];

    private static bool HasStateName(string folder)
    {
        var name = Path.GetFileName(folder);
        return StateFolderNames.Contains(name) || name.StartsWith(StateFolderNames[0] + "-", StringComparison.Ordinal);
    }
}
