using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>The embedded Mission Control: one SQLite file that holds rows, stamps, cursors and the run log.</summary>
internal sealed class SqliteTarget : ISyncTarget, IWritePlanner, IRowReader
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private readonly ImmutableArray<RowTable> _rows;
    private readonly StampTable _stamps;
    private readonly PartTable _parts;

    private SqliteTarget(string path, SqliteConnection connection, TimeProvider time)
    {
        _path = path;
        _connection = connection;
        _time = time;
        _rows = [.. RowSchema.All.Select(schema => new RowTable(connection, schema))];
        _stamps = new StampTable(connection);
        _parts = new PartTable(connection);
    }

    public int BatchesAtOnce => 1;

    public string Name => Path.GetFileName(_path);

    /// <summary>Opens the target for writing, making it when there is none.</summary>
    public static SqliteTarget Open(string path, TimeProvider time) => new(path, TargetFile.OpenForWriting(path), time);

    /// <summary>Opens the target to plan against: nothing is made or changed.</summary>
    public static SqliteTarget OpenForPlanning(string path, TimeProvider time) =>
        new(path, TargetFile.HasContent(path) ? TargetFile.OpenForReading(path) : TargetFile.OpenNowhere(path), time);

    /// <summary>Opens a target that must be there already.</summary>
    public static SqliteTarget OpenForReading(string path, TimeProvider time) => new(path, TargetFile.OpenForReading(path), time);

    // All that is remembered of the target lies in the target itself.
    public void Begin(RunStart start, CancellationToken cancellationToken)
    {
    }

    public Cursors ReadCursors(InstanceId instance) => TargetFile.Guarded(_path, () => CursorTable.Read(_connection, instance));

    public bool Knows(RecordKind kind, byte[] stamp) => TargetFile.Guarded(_path, () => _stamps.Knows(kind, stamp));

    public SeenPart? FindPart(InstanceId instance, RecordKind kind, byte[] key) =>
        TargetFile.Guarded(_path, () => _parts.Find(instance, kind, key));

    public IReadOnlyList<PushStatus> Plan(IReadOnlyList<ProtectedRecord> records) =>
        TargetFile.Guarded(_path, () => records.Select(record => _rows[(int)record.Kind].Plan(record)).ToList());

    public IReadOnlyList<PushOutcome> Commit(TargetBatch batch, InstanceId instance, CancellationToken cancellationToken) => TargetFile.Guarded(_path, () =>
    {
        using var transaction = new WriteTransaction(_connection, cancellationToken);
        var now = _time.GetUtcNow();
        var results = new List<PushOutcome>(batch.Items.Count);
        foreach (var item in batch.Items)
        {
            results.Add(new PushOutcome(_rows[(int)item.Record.Kind].Upsert(item.Record, now)));
            _stamps.Set(item);
        }

        // After the items: a stamp that is forgotten takes the parts of its kind with it.
        foreach (var part in batch.Parts)
        {
            _parts.Set(instance, part);
        }

        if (batch.Cursors is not null)
        {
            CursorTable.Write(_connection, instance, batch.Cursors);
        }

        if (batch.Run(results) is { } run)
        {
            RunTable.Write(_connection, run);
        }

        transaction.Commit();
        return results;
    });

    /// <summary>The run log, newest first.</summary>
    public IReadOnlyList<SyncRun> ReadRuns() => TargetFile.Guarded(_path, () => RunTable.Read(_connection).ToList());

    /// <summary>The random id of this very target.</summary>
    public string Identity => TargetFile.Guarded(_path, () =>
    {
        using var command = Prepared.Command(_connection, "SELECT identity FROM syncIdentity");
        return (string)Prepared.Scalar(command)!;
    });

    /// <summary>The version of its tables.</summary>
    public long SchemaVersion => TargetFile.Guarded(_path, () =>
    {
        using var command = Prepared.Command(_connection, "PRAGMA user_version");
        return (long)Prepared.Scalar(command)!;
    });

    public IEnumerable<StoredRecord> ReadRows(IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken)
    {
        foreach (var record in kinds.SelectMany(kind => RowScan.Read(_connection, RowSchema.Of(kind))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    public void Dispose()
    {
        foreach (var table in _rows)
        {
            table.Dispose();
        }

        _stamps.Dispose();
        _parts.Dispose();
        _connection.Dispose();
    }
}
