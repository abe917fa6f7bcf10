using System.Text.RegularExpressions;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;

namespace OpenClawSync.State;

/// <summary>The folder for the state of OpenClawSync. Nothing is created before it is needed.</summary>
internal sealed partial class StateFolder(string path)
{
    public const string Variable = "OPENCLAW_SYNC_HOME";

    private const string Name = "openclaw-sync";

    // What a group may keep of a target, and of its folder for reaching it.
    private const UnixFileMode GroupReads = UnixFileMode.GroupRead;
    private const UnixFileMode GroupEnters = UnixFileMode.GroupRead | UnixFileMode.GroupExecute;

    private static readonly string[] DatabaseSuffixes = ["", "-wal", "-shm", "-journal"];

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

    private bool _isTrusted;

    public string Folder => path;

    public string DefaultTarget => Path.Combine(path, "mission-control.db");

    public string Report => Path.Combine(path, "sync-report.json");

    /// <summary>The default path of the policy.</summary>
    public string Policy => Path.Combine(path, "policy.json");

    /// <summary>The schema of the policy, for editors.</summary>
    public string PolicySchema => Path.Combine(path, "policy.schema.json");

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
        ((string[])[Installation, Database, DefaultTarget]).SelectMany(Sidecars).Append(Report).Append(Settings);

    // What a run opens or replaces, whatever it finds there.
    private IEnumerable<string> TrustedFiles => Files.Append(Lock).Append(LockHolder);

    /// <summary>Deletes drafts that killed processes left behind. A newer draft may belong to a running process.</summary>
    public void DeleteDrafts(DateTimeOffset before)
    {
        try
        {
            foreach (
                var draft in Directory
                    .EnumerateFiles(path, "*.json.*.tmp")
                    .Where(draft =>
                        DraftName().IsMatch(Path.GetFileName(draft))
                        && OwnerOnlyFile.IsOwnPlainFile(draft)
                        && File.GetLastWriteTimeUtc(draft) < before.UtcDateTime
                    )
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

    /// <summary>Makes sure that nobody but the user and root can have written what is in the folder. It is examined once.</summary>
    /// <exception cref="OpenClawSyncException">StateUnsafe.</exception>
    public void RequireTrusted()
    {
        if (_isTrusted)
        {
            return;
        }

        RequireNone(FileTrust.OfFolder(path));
        foreach (var file in TrustedFiles)
        {
            RequireNone(FileTrust.OfEntry(file));
        }

        // What does not exist yet can still be created by somebody else.
        _isTrusted = Directory.Exists(path);
    }

    /// <summary>Deletes the last report, because its error samples can name records that were erased.</summary>
    public void DeleteReport()
    {
        if (File.Exists(Report) && OwnContent.IsOurs(this, Report))
        {
            File.Delete(Report);
        }
    }

    /// <summary>Deletes the damaged databases that were moved aside, because nothing in them can be erased.</summary>
    public void DeleteDamagedDatabases()
    {
        foreach (var file in DamagedDatabases())
        {
            File.Delete(file);
        }
    }

    private IEnumerable<string> DamagedDatabases() =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "state.db.damaged-*").Where(file => DamagedName().IsMatch(Path.GetFileName(file)))
            : [];

    [GeneratedRegex(@"^state\.db\.damaged-[0-9]{14}(-wal|-shm)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DamagedName();

    /// <summary>
    /// Creates the folder for its owner only. An existing folder is restricted to its owner if it contains only files of OpenClawSync.
    /// </summary>
    /// <exception cref="OpenClawSyncException">StateUnavailable or StateUnsafe.</exception>
    public void Create()
    {
        try
        {
            RequireTrusted();
            OwnerOnlyFolder.Create(path);
            RequireTrusted();
            if (HasOnlyOwnNames())
            {
                Restrict();
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

    private void RequireNone(TrustFault? fault)
    {
        if (fault is not null)
        {
            throw fault.IsIrregular
                ? new OpenClawSyncException(ErrorIds.StateUnavailable, $"The state folder '{path}' cannot be used: {fault}")
                : new OpenClawSyncException(
                    ErrorIds.StateUnsafe,
                    $"The state folder '{path}' is not used, because others could change what is in it: {fault}"
                );
        }
    }

    [GeneratedRegex(
        "^(installation|settings|sync-report|policy|policy\\.schema)\\.json\\.[0-9a-f]{32}\\.tmp\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex DraftName();

    // A group that may read the default target has to reach it.
    private void Restrict()
    {
        var target = Sidecars(DefaultTarget).Where(File.Exists).ToList();
        var groupReads =
            !OperatingSystem.IsWindows() && target.Count > 0 && (File.GetUnixFileMode(target[0]) & UnixFileMode.GroupRead) != 0;
        var enters = groupReads ? GroupEnters : UnixFileMode.None;
        if (OwnerOnlyFolder.IsWide(path, enters) && HasOnlyOwnFiles())
        {
            OwnerOnlyFolder.Restrict(path, enters);
        }

        RestrictOurs(target, GroupReads);
        RestrictOurs(Files.Where(file => File.Exists(file) && !target.Contains(file)), UnixFileMode.None);
    }

    private void RestrictOurs(IEnumerable<string> files, UnixFileMode allowed)
    {
        foreach (var file in files.Where(file => OwnerOnlyFile.IsWide(file, allowed) && OwnContent.IsOurs(this, file)))
        {
            OwnerOnlyFile.Restrict(file, allowed);
        }
    }

    private static IEnumerable<string> Sidecars(string database) => DatabaseSuffixes.Select(suffix => database + suffix);

    // The user may have named a folder with other files, such as their home folder, whose permissions are theirs to set.
    private bool HasOnlyOwnNames() =>
        Directory.EnumerateFileSystemEntries(path).All(entry => Path.GetFileName(entry) is var name && OwnPrefixes.Any(name.StartsWith));

    // Other programs have files of the same names.
    private bool HasOnlyOwnFiles() => Directory.EnumerateFiles(path).All(file => OwnContent.IsOurs(this, file));
}
