using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Finds OpenClaw homes by a path or by the environment.</summary>
internal static class HomeLocator
{
    // In the order in which OpenClaw tries them.
    private static readonly string[] StateFolderNames = [".openclaw", ".clawdbot", ".moltbot", ".moldbot"];

    // Any of these files shows that a folder is a state folder.
    private static readonly string[] StateFiles =
    [
        "openclaw.json",
        "clawdbot.json",
        "state/openclaw.sqlite",
        "tasks/runs.sqlite",
        "cron/jobs.json",
    ];

    /// <summary>Finds the home at a path, which is either its state folder or the folder that contains it.</summary>
    /// <exception cref="OpenClawSyncException">There is no home at that path.</exception>
    public static OpenClawHome At(string path)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return StateFolder(folder) is { } state
            ? new OpenClawHome(RealPath.Resolve(state), Path.GetDirectoryName(state) ?? state) { GivenFolder = state }
            : throw new OpenClawSyncException(
                ErrorIds.SourceNotFound,
                $"'{path}' is neither an OpenClaw state folder nor a folder that holds one."
            );
    }

    /// <summary>Finds the home of the current user, as the environment specifies it.</summary>
    /// <exception cref="OpenClawSyncException">There is no such home.</exception>
    public static OpenClawHome OfUser(Func<string, string?> variable)
    {
        var environment = new HomeEnvironment(variable);
        var home = environment.HomeFolder;
        var state = environment.StateFolder ?? Profile(environment.Profile, home) ?? Existing(home);
        return state is not null && Directory.Exists(state)
            ? new OpenClawHome(RealPath.Resolve(state), home)
            {
                GivenFolder = state,
                ChosenConfig = environment.Config,
                ChosenWorkspace = environment.Workspace,
            }
            : throw new OpenClawSyncException(
                ErrorIds.SourceNotFound,
                state is null
                    ? $"No OpenClaw home was found in '{home}'."
                    : $"The environment says that the OpenClaw state folder is '{state}', but it does not exist."
            );
    }

    /// <summary>Finds all homes of the current user, each once, beginning with the one that the environment specifies.</summary>
    /// <exception cref="OpenClawSyncException">The home that the environment specifies does not exist.</exception>
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
                .Select(state => new OpenClawHome(RealPath.Resolve(state), home) { GivenFolder = state })
                .Prepend(own)
                .DistinctBy(found => found.StateFolder),
        ];
    }

    /// <summary>Whether a file is, or would be, in the state folder of some OpenClaw home.</summary>
    public static bool Holds(string path)
    {
        for (var folder = Path.GetDirectoryName(RealPath.Resolve(path)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            // Another program's folder can be named like that of a profile.
            var hasFiles = StateFiles.Any(file => File.Exists(Path.Combine(folder, file)));
            if (IsStateName(Path.GetFileName(folder)) || (hasFiles && (HasStateName(folder) || Existing(folder) is null)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a file is, or would be, in a folder or below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        RealPath.Resolve(path).StartsWith(RealPath.Resolve(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Whether a folder of this name is a state folder of OpenClaw, under its present name or an old one.</summary>
    public static bool IsStateName(string name) => StateFolderNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    // A folder that contains a state folder is not one itself, no matter which other files it contains.
    private static string? StateFolder(string folder) =>
        HasStateName(folder)
            ? folder
            : Existing(folder) ?? (StateFiles.Any(file => File.Exists(Path.Combine(folder, file))) ? folder : null);

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
