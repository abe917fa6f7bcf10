using OpenClawSync.Records;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// Predicts from a copy of its ledger what an endpoint would do, for -WhatIf. It sends no request, so it takes the endpoint for unchanged
/// since the last run, and cannot know which rows the endpoint would refuse.
/// </summary>
internal sealed class RemoteRehearsal(string name, RemoteLedger ledger, RequestLimits limits, TimeProvider time) : ISyncTarget, IRowFinder
{
    private bool _isFull;

    public string Name => name;

    public int BatchesAtOnce => limits.InFlight;

    public bool KeepsTombstones => false;

    public StaleRows Stale => ledger.Ledger.State.Stale;

    public RunBeginning Begin(RunStart start, CancellationToken cancellationToken)
    {
        _isFull = start.Full;
        return ledger.Begin(start, ledger.Ledger.State.TargetIdentity ?? "", ledger.Ledger.State.LastRunId);
    }

    public Cursors ReadCursors() => ledger.Read(known => known.ReadCursors());

    public IKnownRows OpenKnown() => ledger.OpenKnown();

    public IReadOnlyList<string> FindRunsBefore(DateTimeOffset cutoff, string after, int maxCount) =>
        ledger.Read(known => known.FindRunsBefore(cutoff, after, maxCount));

    public ISeenKeys OpenSeen() => ledger.OpenSeen();

    public IReadOnlyList<StoredRecord> ReadOpenTasks() => ledger.Read(known => known.OpenTasks.Read());

    public IReadOnlyList<SyncedPlace> ReadPlaces() => ledger.Read(known => known.Places.Read());

    public long CountDeadLetters(int limit) => ledger.Read(known => known.DeadLetters.Count(limit));

    public DeadLetter? FindDeadLetter(string id) => ledger.Read(known => known.DeadLetters.Find(id));

    public IEnumerable<StoredRecord> ReadStale(CancellationToken cancellationToken) => [];

    public IEnumerable<KnownRow> ReadKnown(CancellationToken cancellationToken) => [];

    public Row? Find(RecordKind kind, string sourceKey) => null;

    public IReadOnlyList<PushOutcome> Commit(TargetBatch batch, CancellationToken cancellationToken)
    {
        var rows = batch.Items.Select(WireRow.From).ToList();
        var last = new Dictionary<string, WireRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            last[row.Item.Record.SourceKey] = row;
        }

        var items = rows.Select(row => new CommittedItem(
                row.Item,
                Outcome(row, ReferenceEquals(last[row.Item.Record.SourceKey], row)),
                row.Hash
            ))
            .ToList();
        var others = batch
            .Removed.Select(key => Drop(key, isDeleted: false))
            .Concat(batch.Deleted.Select(key => Drop(key, isDeleted: true)))
            .ToList();
        ledger.Record(null, known => LedgerWriter.Write(known, batch, items, others, time.GetUtcNow()));
        return [.. items.Select(item => item.Outcome), .. others];
    }

    public void Dispose() => ledger.Dispose();

    private PushOutcome Outcome(WireRow row, bool isLast)
    {
        if (!isLast)
        {
            return new PushOutcome(PushStatus.Skipped);
        }

        var known = ledger.Read(found => found.AcknowledgedRows.Find(row.Item.Record.SourceKey));
        if (!_isFull && known?.RowHash is { } hash && hash.AsSpan().SequenceEqual(row.Hash))
        {
            return new PushOutcome(PushStatus.Unchanged);
        }

        return new PushOutcome(
            known?.Fingerprint is null ? PushStatus.Created
            : known.Fingerprint == row.Item.Record.Fingerprint && known.IsRemoved == row.Item.RemovedAt is not null ? PushStatus.Unchanged
            : PushStatus.Updated
        );
    }

    private PushOutcome Drop(RowKey key, bool isDeleted) =>
        new(
            ledger.Read(found => found.AcknowledgedRows.Find(key.SourceKey)) is { } known && (isDeleted || !known.IsRemoved)
                ? PushStatus.Updated
                : PushStatus.Unchanged
        );
}
