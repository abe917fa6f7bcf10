using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Home;

/// <summary>One database of a home. It is copied when it is first asked for, so that all kinds show the same moment.</summary>
internal sealed class Store(OpenClawHome home, string path, string formatName, SnapshotFolder snapshots) : IDisposable
{
    // The database itself, and what was written but is not in it yet.
    private static readonly string[] FileSuffixes = ["", "-wal", "-journal"];

    private readonly RecordKind[] _kinds = [RecordKind.Task, RecordKind.Cron];

    private IReadOnlyList<FileState?>? _files;
    private DatabaseSnapshot? _snapshot;
    private bool _wasOpened;

    public string Name => home.Name(path);

    /// <summary>The store and its schema version, as records name it.</summary>
    public string Format { get; private set; } = "";

    /// <summary>The schema version; 0 before it is opened.</summary>
    public long Version { get; private set; }

    /// <summary>An empty file is a database without tables.</summary>
    public bool Exists => new FileInfo(RealPath.Of(path)) is { Exists: true, Length: > 0 };

    /// <summary>Whether there is a store that could not be opened.</summary>
    public bool IsLost => _wasOpened && _snapshot is null;

    /// <summary>Its files as they were when first asked, which is before they are copied.</summary>
    public IReadOnlyList<FileState?> Files => _files ??= Look();

    /// <summary>The copy, or null when the store cannot be read.</summary>
    public SqliteConnection? Connection => _snapshot?.Connection;

    /// <summary>Opens the store the first time it is called; what is wrong with it is told then and not again.</summary>
    public Problem? Open()
    {
        if (_wasOpened || !Exists)
        {
            return null;
        }

        _wasOpened = true;
        try
        {
            _snapshot = DatabaseSnapshot.Take(RealPath.Of(path), snapshots);
            Version = (long)Sql.Scalar(_snapshot.Connection, "PRAGMA user_version")!;
            Format = string.Create(CultureInfo.InvariantCulture, $"{formatName}/{Version}");
            return null;
        }
        catch (SqliteException failure) when (SqliteCodes.MeansDamage(failure.SqliteErrorCode))
        {
            return Failed(ErrorIds.SourceCorrupt, "The database is damaged or is not a SQLite database.");
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Failed(ErrorIds.SourceUnreadable, "The database cannot be read.");
        }
    }

    public void Dispose() => _snapshot?.Dispose();

    private IReadOnlyList<FileState?> Look()
    {
        var real = RealPath.Of(path);
        return [.. FileSuffixes.Select(suffix => FileState.Of(real + suffix))];
    }

    private Problem Failed(string errorId, string what) =>
        Problem.Error(errorId, Name, what + " Its tasks and jobs were not read.", [.. _kinds]);
}
