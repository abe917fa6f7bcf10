using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// A database of a home. It is copied when it is first needed, so that all kinds are read from the same moment, and checked for damage when
/// its rows are first read.
/// </summary>
/// <param name="home">The home.</param>
/// <param name="path">The path of the database.</param>
/// <param name="formatName">Its name in the format of records.</param>
/// <param name="kinds">The kinds of records that it holds, all of which are missed when it cannot be read.</param>
/// <param name="snapshots">The folder for copies.</param>
/// <param name="time">The clock.</param>
internal sealed class Store(
    OpenClawHome home,
    string path,
    string formatName,
    RecordKinds kinds,
    SnapshotFolder snapshots,
    TimeProvider time
) : IDisposable
{
    // The newest schema that these readers were tested with. Newer ones are read by column name, with a warning.
    private const long NewestKnownVersion = 18;

    // The main file, and the files that hold changes which are not in it yet.
    private static readonly string[] Suffixes = ["", "-wal", "-journal"];

    private IReadOnlyList<FileState?>? _files;
    private DatabaseSnapshot? _snapshot;
    private Problem? _problem;
    private bool _isCopied;
    private bool _isOpened;
    private long _version;

    public string Name => home.DisplayName(path);

    /// <summary>The name and schema version of the store, for records.</summary>
    public string Format { get; private set; } = "";

    /// <summary>Whether the store exists but cannot be read.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>Whether the store was opened and has a newer schema than the readers know.</summary>
    public bool IsNewer { get; private set; }

    /// <summary>The state of the files when this was first called, which is before they are copied.</summary>
    public IReadOnlyList<FileState?> Files => _files ??= ReadFileStates();

    /// <summary>A digest of the content; empty when there is no store, and null when it cannot be copied.</summary>
    public byte[]? Content
    {
        get
        {
            CopyOnce();
            return IsUnreadable ? null : _snapshot?.Content ?? [];
        }
    }

    /// <summary>The connection to the copy; null before the store is opened, and when it is missing or unreadable.</summary>
    public SqliteConnection? Connection => _isOpened ? _snapshot?.Connection : null;

    /// <summary>Opens the store on the first call, which also returns what is wrong with it. Later calls return null.</summary>
    public Problem? Open()
    {
        CopyOnce();
        if (_isOpened)
        {
            return null;
        }

        _isOpened = true;
        Guard(Check);
        return _problem;
    }

    /// <summary>The store as a place. Its records are counted only if it was opened; otherwise it is as it was.</summary>
    /// <param name="name">The name of the place.</param>
    /// <param name="kinds">The kinds of its records.</param>
    /// <param name="newer">A newer store that takes over from this one; null for none.</param>
    public SourcePlace Place(string name, RecordKinds kinds, Store? newer = null) =>
        new(
            name,
            kinds,
            IsThere ? PlaceState.Present
                : newer is { IsThere: true } ? PlaceState.Superseded
                : PlaceState.Absent
        )
        {
            Version = Connection is { } connection ? StoreVersion.Read(RealPath.Resolve(path), home.FileStates, connection) : null,
        };

    /// <summary>A table of the store as a part of its place.</summary>
    /// <param name="whole">The place of the store.</param>
    /// <param name="table">The table.</param>
    public SourcePlace TablePlace(SourcePlace whole, StoreTable table)
    {
        var state =
            whole.State == PlaceState.Superseded ? PlaceState.Superseded
            : HasTable(table.Name) is not { } exists ? PlaceState.Unexamined
            : exists ? PlaceState.Present
            : table.IsReplacedIn(_version) ? PlaceState.Superseded
            : PlaceState.Absent;
        return new SourcePlace($"{whole.Name}: {table.Name}", [table.Kind], state)
        {
            Within = whole.Name,
            Problem = Lacks(table)
                ? Problem.Warning(
                    ErrorIds.PlaceMissing,
                    $"{Name}: {table.Name}",
                    $"A store with schema {_version} always has this table. No {table.Kind} record counts as removed or lost.",
                    table.Kind
                )
                : null,
        };
    }

    /// <summary>Whether the store was opened and does not have a table that its schema always has.</summary>
    public bool Lacks(StoreTable table) => table.IsIn(_version) && HasTable(table.Name) == false;

    public void Dispose() => _snapshot?.Dispose();

    // Null when nobody can tell. A view in its place is reported where it is read.
    private bool? HasTable(string table)
    {
        try
        {
            return Connection is { } connection ? Table.Exists(connection, table) : null;
        }
        catch (Exception failure) when (failure is SqliteException or TableLayoutException)
        {
            return null;
        }
    }

    // Whether the store exists is decided only once, so that its digest and its records are from the same moment.
    private void CopyOnce()
    {
        if (!_isCopied)
        {
            _isCopied = true;
            Guard(() => _snapshot = Exists ? DatabaseSnapshot.Create(RealPath.Resolve(path), snapshots, time) : null);
        }
    }

    // What was copied counts, because the file may have changed since.
    private bool IsThere => _isCopied ? _snapshot is not null || IsUnreadable : Exists;

    // SQLite treats an empty file as a database without tables.
    private bool Exists =>
        RealPath.Resolve(path) is var real
        && (Directory.Exists(real) || UnixEntry.Resolve(real) is { IsFile: false } || new FileInfo(real) is { Exists: true, Length: > 0 });

    private void Check()
    {
        if (_snapshot is not { } snapshot)
        {
            return;
        }

        snapshot.Check();
        _version = (long)Sql.Scalar(snapshot.Connection, "PRAGMA user_version")!;
        Format = string.Create(CultureInfo.InvariantCulture, $"{formatName}/{_version}");
        IsNewer = _version > NewestKnownVersion;
        if (IsNewer)
        {
            _problem = Problem.Warning(
                ErrorIds.NewerSchema,
                Name,
                $"The store has schema {_version}, newer than {NewestKnownVersion}; its additions are not read."
            );
        }
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (SqliteException failure) when (SqliteCodes.MeansDamage(failure.SqliteErrorCode))
        {
            Fail(ErrorIds.SourceCorrupt, "The database is damaged or is not a SQLite database.");
        }
        catch (Exception failure) when (HasNoSpace(failure))
        {
            // Reading takes no space; the copy does.
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                "The disk of the state folder has not enough space for the copies of databases, or the system limits the size of files. "
                    + "Free some space or raise the limit (ulimit -f), then run again."
            );
        }
        catch (IrregularFileException)
        {
            Fail(ErrorIds.SourceUnreadable, "The database, or a file beside it, is not a regular file.");
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            Fail(ErrorIds.SourceUnreadable, "The database cannot be read.");
        }
    }

    private static bool HasNoSpace(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: SqliteCodes.Full }
        || FileFailure.MeansDiskFull(failure)
        || FileSizeLimit.IsCauseOf(failure);

    private void Fail(string errorId, string message)
    {
        _snapshot?.Dispose();
        _snapshot = null;
        IsUnreadable = true;
        _problem = Problem.Error(errorId, Name, message + " Its records were not read.", [.. kinds]);
    }

    private IReadOnlyList<FileState?> ReadFileStates()
    {
        var real = RealPath.Resolve(path);
        return [.. Suffixes.Select(suffix => home.FileStates.Read(real + suffix))];
    }
}
