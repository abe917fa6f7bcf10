using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// One database of a home. It is copied when it is first asked for, so that all kinds show the same moment, and checked when it
/// is first to be read.
/// </summary>
internal sealed class Store(OpenClawHome home, string path, string formatName, SnapshotFolder snapshots) : IDisposable
{
    // The newest schema these readers were tried on. Newer ones are read by column name, with a warning.
    private const long NewestKnownVersion = 18;

    // The database itself, and what was written but is not in it yet.
    private static readonly string[] FileSuffixes = ["", "-wal", "-journal"];

    private readonly RecordKind[] _kinds = [RecordKind.Task, RecordKind.Cron];

    private IReadOnlyList<FileState?>? _files;
    private DatabaseSnapshot? _snapshot;
    private Problem? _trouble;
    private bool _wasTaken;
    private bool _wasOpened;

    public string Name => home.Name(path);

    /// <summary>The store and its schema version, as records name it.</summary>
    public string Format { get; private set; } = "";

    /// <summary>Whether there is a store that could not be opened.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether it was opened and has a schema of which not all may be understood.</summary>
    public bool IsNewer { get; private set; }

    /// <summary>Its files as they were when first asked, which is before they are copied.</summary>
    public IReadOnlyList<FileState?> Files => _files ??= Look();

    /// <summary>A digest of the copy, empty where there is no store; null when it cannot be copied.</summary>
    public byte[]? Content
    {
        get
        {
            Take();
            return IsLost ? null : _snapshot?.Content ?? [];
        }
    }

    /// <summary>The copy, once it was opened; null when the store cannot be read or is not there.</summary>
    public SqliteConnection? Connection => _wasOpened ? _snapshot?.Connection : null;

    /// <summary>Opens the store the first time it is called; what is wrong with it is told then and not again.</summary>
    public Problem? Open()
    {
        Take();
        if (_wasOpened)
        {
            return null;
        }

        _wasOpened = true;
        Guard(Check);
        return _trouble;
    }

    public void Dispose() => _snapshot?.Dispose();

    // Whether there is a store is decided here, once: its content and its records must tell of the same moment.
    private void Take()
    {
        if (!_wasTaken)
        {
            _wasTaken = true;
            Guard(() => _snapshot = Exists ? DatabaseSnapshot.Take(RealPath.Resolve(path), snapshots) : null);
        }
    }

    // An empty file is a database without tables.
    private bool Exists => new FileInfo(RealPath.Resolve(path)) is { Exists: true, Length: > 0 };

    private void Check()
    {
        if (_snapshot is not { } snapshot)
        {
            return;
        }

        snapshot.Check();
        var version = (long)Sql.Scalar(snapshot.Connection, "PRAGMA user_version")!;
        Format = string.Create(CultureInfo.InvariantCulture, $"{formatName}/{version}");
        IsNewer = version > NewestKnownVersion;
        if (IsNewer)
        {
            _trouble = Problem.Warning(
                ErrorIds.NewerSchema,
                Name,
                $"The store has schema {version}, newer than {NewestKnownVersion}; what it adds is not read."
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
            Lose(ErrorIds.SourceCorrupt, "The database is damaged or is not a SQLite database.");
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            Lose(ErrorIds.SourceUnreadable, "The database cannot be read.");
        }
    }

    private void Lose(string errorId, string what)
    {
        _snapshot?.Dispose();
        _snapshot = null;
        IsLost = true;
        _trouble = Problem.Error(errorId, Name, what + " Its tasks and jobs were not read.", [.. _kinds]);
    }

    private IReadOnlyList<FileState?> Look()
    {
        var real = RealPath.Resolve(path);
        return [.. FileSuffixes.Select(suffix => FileState.Read(real + suffix))];
    }
}
