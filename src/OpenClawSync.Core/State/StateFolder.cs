using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>The folder for the state of OpenClawSync. Nothing is created before it is needed.</summary>
internal sealed class StateFolder(string path)
{
    public const string Variable = "OPENCLAW_SYNC_HOME";

    private const string Name = "openclaw-sync";

    private static readonly string[] OwnPrefixes =
    [
        "installation.json",
        "state.db",
        "mission-control.db",
        "sync-report.json",
        "run.",
        "snapshots",
        "policy.",
        "settings.json",
    ];

    public string Folder => path;

    public string DefaultTarget => Path.Combine(path, "mission-control.db");

    public string Report => Path.Combine(path, "sync-report.json");

    /// <summary>The default path of the policy.</summary>
    public string Policy => Path.Combine(path, "policy.json");

    /// <summary>What Initialize-OpenClawSync was given.</summary>
    public string Settings => Path.Combine(path, "settings.json");

    public string Lock => Path.Combine(path, "run.lock");

    public string LockHolder => Path.Combine(path, "run.holder");

    public string Installation => Path.Combine(path, "installation.json");

    public string Database => Path.Combine(path, "state.db");

    public SnapshotFolder Snapshots => new(Path.Combine(path, "snapshots"));

    /// <summary>The folder that the environment names, else the platform's default for state.</summary>
    public static StateFolder Find(Func<string, string?> environment)
    {
        if (environment(Variable) is { Length: > 0 } chosen)
        {
            return new StateFolder(Path.GetFullPath(chosen));
        }

        if (!OperatingSystem.IsLinux())
        {
            var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return new StateFolder(Path.Combine(local, Name));
        }

        var state =
            environment("XDG_STATE_HOME") is { } given && Path.IsPathRooted(given)
                ? given
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return new StateFolder(Path.Combine(state, Name));
    }

    private IEnumerable<string> Files =>
        ((string[])[Installation, Database, DefaultTarget])
            .SelectMany(file => (string[])[file, file + "-wal", file + "-shm"])
            .Append(Report)
            .Append(Settings);

    /// <summary>Deletes drafts that killed processes left behind. A newer draft may belong to a running process.</summary>
    public void DeleteDrafts(DateTimeOffset before)
    {
        try
        {
            foreach (
                var draft in Directory
                    .EnumerateFiles(path, "*.json.*.tmp")
                    .Where(draft => File.GetLastWriteTimeUtc(draft) < before.UtcDateTime)
            )
            {
                File.Delete(draft);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next run tries again.
        }
    }

    /// <summary>
    /// Creates the folder for its owner only. An existing folder is restricted to its owner if it contains only files of OpenClawSync.
    /// </summary>
    public void Create()
    {
        try
        {
            OwnerOnlyFolder.Create(path);
            if (HasOnlyOwnFiles())
            {
                OwnerOnlyFolder.Restrict(path);
                foreach (var file in Files.Where(File.Exists))
                {
                    OwnerOnlyFile.Restrict(file);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state folder '{path}' cannot be used: {FileFailure.Reason(failure)}.",
                failure
            );
        }
    }

    // The user may have named a folder with other files, such as their home folder, whose permissions are theirs to set.
    private bool HasOnlyOwnFiles() =>
        Directory.EnumerateFileSystemEntries(path).All(entry => Path.GetFileName(entry) is var name && OwnPrefixes.Any(name.StartsWith));
}
