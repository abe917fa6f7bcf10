using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>Where OpenClawSync keeps what is its own. Nothing is made before it is needed.</summary>
internal sealed class StateFolder(string path)
{
    public const string Variable = "OPENCLAW_SYNC_HOME";

    private const string Name = "openclaw-sync";

    private static readonly string[] Ours =
    [
        "installation.json",
        "state.db",
        "mission-control.db",
        "sync-report.json",
        "run.",
        "snapshots",
        "policy.",
    ];

    public string Folder => path;

    public string DefaultTarget => Path.Combine(path, "mission-control.db");

    public string Report => Path.Combine(path, "sync-report.json");

    /// <summary>Where a policy lies unless it is elsewhere. A run goes by it only when told to.</summary>
    public string Policy => Path.Combine(path, "policy.json");

    public string Lock => Path.Combine(path, "run.lock");

    public string LockHolder => Path.Combine(path, "run.holder");

    public string Installation => Path.Combine(path, "installation.json");

    public string Database => Path.Combine(path, "state.db");

    public SnapshotFolder Snapshots => new(Path.Combine(path, "snapshots"));

    /// <summary>The folder that the environment names, else the platform's place for state.</summary>
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
            .Append(Report);

    /// <summary>Removes what processes that were killed left half written. A young draft may be another process's work.</summary>
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

    /// <summary>Makes the folder, for its owner only. One that others may enter is closed to them when there is nothing but ours in it.</summary>
    public void Create()
    {
        try
        {
            OwnerOnlyFolder.Create(path);
            if (IsOurs())
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
            throw new OpenClawSyncException(ErrorIds.StateUnavailable, $"The state folder '{path}' cannot be made.", failure);
        }
    }

    // Somebody may have named a folder with other things in it, such as their home; its rights are theirs to set.
    private bool IsOurs() =>
        Directory.EnumerateFileSystemEntries(path).All(entry => Path.GetFileName(entry) is var name && Ours.Any(name.StartsWith));
}
