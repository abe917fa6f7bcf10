using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>
/// The embedded Mission Control: one SQLite file with the rows, the run log, and a ledger for each instance, so that a ledger can never be
/// about other rows than those beside it.
/// </summary>
internal sealed class SqliteTarget : ISyncTarget
{
    private readonly string _file;
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private readonly ImmutableArray<RowTable> _rows;
    private readonly SyncLedger _ledger;
    private string _runId = "";

    private SqliteTarget(string file, string path, SqliteConnection connection, LedgerName name, TimeProvider time)
    {
        _file = file;
        _path = path;
        _connection = connection;
        _time = time;
        _ledger = TargetFile.TranslateErrors(path, () => OpenLedger(name));
        _rows = TargetFile.TranslateErrors<ImmutableArray<RowTable>>(
            path,
            () => [.. RowSchema.All.Select(schema => new RowTable(connection, schema))]
        );
    }

    public int BatchesAtOnce => 1;

    /// <summary>How long runs and tombstones are kept.</summary>
    public TargetRetention Retention { private get; init; } = TargetRetention.Default;

    public string Name => Path.GetFileName(_path);

    public bool KeepsTombstones => true;

    public StaleRows Stale => _ledger.State.Stale;

    /// <summary>Opens the target for writing, and creates it if it does not exist.</summary>
    /// <exception cref="OpenClawSyncException">The target cannot be used, or another source writes the instance.</exception>
    public static SqliteTarget Open(string path, LedgerName name, TimeProvider time, TargetRetention? retention = null) =>
        Open(path, path, name, time, retention ?? TargetRetention.Default);

    /// <summary>Opens a copy of the target. Messages name the target itself.</summary>
    /// <exception cref="OpenClawSyncException">The target cannot be used, or another source writes the instance.</exception>
    public static SqliteTarget OpenCopy(string copy, string path, LedgerName name, TimeProvider time)
    {
        TargetFile.Copy(path, copy);
        return Open(copy, path, name, time, TargetRetention.Default);
    }

    private static SqliteTarget Open(string file, string path, LedgerName name, TimeProvider time, TargetRetention retention)
    {
        var connection = TargetFile.OpenForWriting(file);
        try
        {
            return new SqliteTarget(file, path, connection, name, time) { Retention = retention };
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public RunBeginning Begin(RunStart start, CancellationToken cancellationToken) =>
        TargetFile.TranslateErrors(
            _path,
            () =>
            {
                using var transaction = new WriteTransaction(_connection, cancellationToken);
                _runId = start.RunId;
                var isNew = _ledger.State.TargetIdentity is null;

                // The ledger and the rows are in one file, so they are restored or replaced together.
                var beginning = _ledger.Begin(isTrusted: true, start, TargetFile.Identity(_connection));
                if (isNew && !RowPages.AnyStale(_connection, _ledger))
                {
                    _ledger.SetClean(true);

                    // A run into an empty target deletes nothing that would have to be overwritten, and it splits pages often.
                    Sql.Run(_connection, "PRAGMA secure_delete = FAST");
                }

                transaction.Commit();
                return beginning;
            }
        );

    public Cursors ReadCursors() => TargetFile.TranslateErrors(_path, _ledger.ReadCursors);

    public IKnownRows OpenKnown() => new KnownRows(TargetFile.OpenForReading(_file), _ledger, Translate);

    public ISeenKeys OpenSeen() => new SeenKeys(_connection, _ledger.Id, Translate);

    public IReadOnlyList<StoredRecord> ReadOpenTasks() =>
        TargetFile.TranslateErrors<IReadOnlyList<StoredRecord>>(
            _path,
            () =>
            {
                using var command = Sql.Command(
                    _connection,
                    $"""
                    SELECT {RowScan.Columns(_connection, RowSchema.Tasks)} FROM openclawTasks t WHERE status IN ('queued', 'running')
                    AND EXISTS (
                      SELECT 1 FROM ledgerMarks m WHERE m.ledgerId = $ledger AND m.sourceKey = t.sourceKey AND m.isRemoved = 0)
                    ORDER BY sourceKey
                    """,
                    ("$ledger", _ledger.Id)
                );
                return [.. RowScan.Read(command, RowSchema.Tasks).Where(task => OpenTask.Is(task.Row))];
            }
        );

    public IReadOnlyList<SyncedPlace> ReadPlaces() => TargetFile.TranslateErrors(_path, _ledger.Places.Read);

    public IReadOnlyList<string> FindRunsBefore(DateTimeOffset cutoff, string after, int maxCount) =>
        TargetFile.TranslateErrors(_path, () => _ledger.FindRunsBefore(cutoff, after, maxCount));

    public long CountDeadLetters(int limit) => TargetFile.TranslateErrors(_path, () => _ledger.DeadLetters.Count(limit));

    public DeadLetter? FindDeadLetter(string id) => TargetFile.TranslateErrors(_path, () => _ledger.DeadLetters.Find(id));

    public IEnumerable<StoredRecord> ReadStale(CancellationToken cancellationToken) =>
        TargetFile.TranslateErrors(
            _path,
            RowSchema.All.SelectMany(schema => RowPages.ReadStale(_connection, _ledger, schema, cancellationToken))
        );

    public IEnumerable<KnownRow> ReadKnown(CancellationToken cancellationToken) =>
        TargetFile
            .TranslateErrors(_path, RowSchema.All.SelectMany(schema => RowPages.ReadAll(_connection, _ledger, schema, cancellationToken)))
            .Select(row => Repair.Known(row, _ledger.AcknowledgedRows.Find(row.SourceKey)));

    public IReadOnlyList<PushOutcome> Commit(TargetBatch batch, CancellationToken cancellationToken) =>
        TargetFile.TranslateErrors<IReadOnlyList<PushOutcome>>(
            _path,
            () =>
            {
                using var transaction = new WriteTransaction(_connection, cancellationToken);
                var now = _time.GetUtcNow();
                var items = batch.Items.Select(item => new CommittedItem(item, new PushOutcome(Upsert(item, now)))).ToList();
                var others = batch
                    .Removed.Select(key => Drop(Rows(key.Kind).Remove(key.SourceKey, now)))
                    .Concat(batch.Deleted.Select(key => Drop(Rows(key.Kind).Delete(key.SourceKey))))
                    .ToList();
                LedgerWriter.Write(_ledger, batch, items, others, now);
                if (batch.Run is { } run)
                {
                    TargetSweep.Run(_connection, run, Retention);
                    RunTable.Write(_connection, run);
                }

                _ledger.Acknowledge(_runId);
                transaction.Commit();
                return [.. items.Select(item => item.Outcome), .. others];
            }
        );

    public void Dispose()
    {
        foreach (var table in _rows)
        {
            table.Dispose();
        }

        _ledger.Dispose();
        _connection.Dispose();
    }

    private PushStatus Upsert(PushItem item, DateTimeOffset now) =>
        Repair.StatusOf(_ledger, item, Rows(item.Record.Kind).Upsert(item, now));

    private static PushOutcome Drop(bool hasChanged) => new(hasChanged ? PushStatus.Updated : PushStatus.Unchanged);

    private OpenClawSyncException Translate(SqliteException failure) => TargetErrors.Translate(_path, failure);

    private RowTable Rows(RecordKind kind) => _rows[(int)kind];

    // The claim is checked and taken in one transaction, so that two sources cannot both find the instance unclaimed.
    private SyncLedger OpenLedger(LedgerName name)
    {
        using var transaction = new WriteTransaction(_connection, CancellationToken.None);
        var owner = SyncLedger.OwnerOf(_connection, name) ?? "";
        if (name.Source is { } source && owner.Length > 0 && owner != source.Identity)
        {
            throw TargetErrors.Conflict(_path);
        }

        if (name.Installation is { } installation)
        {
            Claim(name, installation, isUnclaimed: owner.Length == 0);
        }

        var ledger = SyncLedger.Open(_connection, name);
        transaction.Commit();
        return ledger;
    }

    private void Claim(LedgerName name, string installation, bool isUnclaimed)
    {
        var claimed = ClaimTable.Find(_connection, name);
        if (claimed is not null && claimed != installation)
        {
            throw TargetErrors.Conflict(_path);
        }

        // Whose source claimed the instance of a file that an earlier module wrote shows in its next sync.
        if (claimed is null && (isUnclaimed || name.Source is not null))
        {
            ClaimTable.Set(_connection, name, installation);
        }
    }
}
