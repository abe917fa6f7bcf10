using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Runs;

/// <summary>A copy of a target, or of what is known of one, that tells what each commit changes.</summary>
/// <param name="inner">The copy.</param>
/// <param name="rows">Finds the rows as they are before a commit.</param>
/// <param name="write">Receives what is done with each row, in the order in which it is done.</param>
internal sealed class RehearsalTarget(ISyncTarget inner, IRowFinder rows, Action<PlannedWrite> write) : ISyncTarget
{
    public string Name => inner.Name;

    public int BatchesAtOnce => inner.BatchesAtOnce;

    public bool KeepsTombstones => inner.KeepsTombstones;

    public StaleRows Stale => inner.Stale;

    public RunBeginning Begin(RunStart start, CancellationToken cancellationToken) => inner.Begin(start, cancellationToken);

    public Cursors ReadCursors() => inner.ReadCursors();

    public IKnownRows OpenKnown() => inner.OpenKnown();

    public IReadOnlyList<string> FindRunsBefore(DateTimeOffset cutoff, string after, int maxCount) =>
        inner.FindRunsBefore(cutoff, after, maxCount);

    public ISeenKeys OpenSeen() => inner.OpenSeen();

    public IReadOnlyList<StoredRecord> ReadOpenTasks() => inner.ReadOpenTasks();

    public IReadOnlyList<SyncedPlace> ReadPlaces() => inner.ReadPlaces();

    public long CountDeadLetters(int limit) => inner.CountDeadLetters(limit);

    public DeadLetter? FindDeadLetter(string id) => inner.FindDeadLetter(id);

    public IEnumerable<StoredRecord> ReadStale(CancellationToken cancellationToken) => inner.ReadStale(cancellationToken);

    public IEnumerable<KnownRow> ReadKnown(CancellationToken cancellationToken) => inner.ReadKnown(cancellationToken);

    public IReadOnlyList<PushOutcome> Commit(TargetBatch batch, CancellationToken cancellationToken)
    {
        RowKey[] keys = [.. batch.Removed, .. batch.Deleted];
        var before = batch.Items.Select(item => rows.Find(item.Record.Kind, item.Record.SourceKey)).ToList();
        var gone = keys.Select(key => rows.Find(key.Kind, key.SourceKey)).ToList();
        var outcomes = inner.Commit(batch, cancellationToken);
        for (var index = 0; index < outcomes.Count; index++)
        {
            var at = index - batch.Items.Count;
            var planned =
                at < 0 ? Planned(batch.Items[index], before[index], outcomes[index].Status)
                : outcomes[index].Status == PushStatus.Updated
                    ? new PlannedWrite(keys[at].Kind, keys[at].SourceKey, Title(gone[at]), WritePlan.Gone, [])
                : null;
            if (planned is not null)
            {
                write(planned);
            }
        }

        return outcomes;
    }

    public void Dispose() { }

    private static PlannedWrite? Planned(PushItem item, Row? before, PushStatus status)
    {
        var fields = before is null ? [] : RowPlanner.ChangedFields(RowSchema.For(item.Record.Kind), before, item.Record.Row);
        var plan = status switch
        {
            PushStatus.Created => WritePlan.Create,
            PushStatus.Updated when item.IsRemoval => WritePlan.Gone,
            PushStatus.Repaired when item.IsRemoval => WritePlan.Hide,
            PushStatus.Updated or PushStatus.Repaired when before?.ContainsKey("removedAt") == true && item.RemovedAt is null =>
                WritePlan.Restore,
            PushStatus.Updated => WritePlan.Changed([.. fields]),
            PushStatus.Repaired => WritePlan.Repair([.. fields]),
            PushStatus.Unchanged => WritePlan.Leave,
            _ => null,
        };
        return plan is null ? null : new PlannedWrite(item.Record.Kind, item.Record.SourceKey, item.Record.Title, plan, fields);
    }

    private static string? Title(Row? row) => row?.Text("title") ?? row?.Text("name");
}

/// <summary>What a run would do to the row of a key.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Key">The key.</param>
/// <param name="Title">The title, protected; null when it has none, or the target cannot be asked for it.</param>
/// <param name="Plan">What would be done, and why.</param>
/// <param name="Fields">The names of the fields that would change, as far as they are known.</param>
internal sealed record PlannedWrite(RecordKind Kind, string Key, string? Title, WritePlan Plan, IReadOnlyList<string> Fields);
