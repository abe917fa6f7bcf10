using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Telemetry;

namespace OpenClawSync.Runs;

/// <summary>
/// Collects what is to be written and commits it batch by batch, each in one transaction. Losing what is not committed yet does no harm,
/// because the next run reads it again.
/// </summary>
internal sealed class BatchWriter(
    ISyncTarget target,
    int batchSize,
    string runId,
    RunTally tally,
    StageClock clock,
    CancellationToken cancellationToken
)
{
    private readonly List<PushItem> _items = [];
    private readonly List<SyncedUnit> _units = [];
    private readonly List<UnitKey> _reopened = [];
    private readonly List<RejectedRecord> _rejected = [];
    private readonly List<string> _kept = [];

    /// <summary>Whether enough is pending for a commit.</summary>
    public bool IsFull => _items.Count >= batchSize * target.BatchesAtOnce || _units.Count >= batchSize;

    private bool IsEmpty => _items.Count == 0 && _units.Count == 0 && _reopened.Count == 0 && _rejected.Count == 0 && _kept.Count == 0;

    /// <summary>Adds a record.</summary>
    public void Add(PushItem item) => _items.Add(item);

    /// <summary>Adds a unit whose records were all added or are already in the target; it is stored once they are committed.</summary>
    public void Add(SyncedUnit unit) => _units.Add(unit);

    /// <summary>Adds a unit whose rows change with what is added next.</summary>
    public void Reopen(UnitKey unit) => _reopened.Add(unit);

    /// <summary>Adds a record that cannot be pushed; it is a durable dead letter once it is committed.</summary>
    public void Add(RejectedRecord rejected) => _rejected.Add(rejected);

    /// <summary>Keeps a dead letter whose record is still unchanged at the source.</summary>
    public void Keep(string deadLetterId) => _kept.Add(deadLetterId);

    /// <summary>Commits what is pending, if anything is.</summary>
    public CommittedBatch Commit() => IsEmpty ? CommittedBatch.Empty : Commit(new TargetBatch());

    /// <summary>Commits what is pending together with <paramref name="more" />.</summary>
    public CommittedBatch Commit(TargetBatch more) => Commit(more, tally.AddRemoved);

    /// <summary>Deletes the rows of runs that have expired, and commits what is pending.</summary>
    public CommittedBatch Sweep(IReadOnlyList<RowKey> keys) => Commit(new TargetBatch { Deleted = keys }, tally.AddExpired);

    private CommittedBatch Commit(TargetBatch more, Action countDropped)
    {
        PushItem[] items = [.. _items, .. more.Items];
        RejectedRecord[] rejected = [.. _rejected];
        var batch = more with
        {
            Items = items,
            Units = [.. _units],
            ReopenedUnits = [.. _reopened],
            DeadLetters = Array.ConvertAll(rejected, record => record.DeadLetter),
            KeptDeadLetters = [.. _kept],
        };
        var outcomes = clock.Measure(Stage.Push, () => Send(batch));
        _items.Clear();
        _units.Clear();
        _reopened.Clear();
        _rejected.Clear();
        _kept.Clear();
        Count(items, outcomes, rejected.Length, countDropped);
        return new CommittedBatch(items, rejected, Results(items, [.. more.Removed, .. more.Deleted], outcomes));
    }

    private IReadOnlyList<PushOutcome> Send(TargetBatch batch)
    {
        using var activity = SyncTelemetry.Source.StartActivity(SyncTelemetry.BatchActivity);
        activity?.SetTag("openclawsync.batch.size", batch.Items.Count);
        var start = clock.Time.GetTimestamp();
        var outcomes = target.Commit(batch, cancellationToken);
        SyncTelemetry.BatchDuration.Record(clock.Time.GetElapsedTime(start).TotalSeconds);
        return outcomes;
    }

    private void Count(PushItem[] items, IReadOnlyList<PushOutcome> outcomes, int rejected, Action countDropped)
    {
        for (var index = 0; index < outcomes.Count; index++)
        {
            if (index < items.Length && !(items[index].IsRemoval && outcomes[index].Status == PushStatus.Updated))
            {
                tally.Add(items[index].Record, outcomes[index].Status);
            }
            else if (outcomes[index].Status == PushStatus.Updated)
            {
                countDropped();
            }
        }

        tally.AddDeadLetters(rejected);
    }

    private PushResult[] Results(PushItem[] items, RowKey[] keys, IReadOnlyList<PushOutcome> outcomes)
    {
        var results = new PushResult[items.Length + keys.Length];
        for (var index = 0; index < results.Length; index++)
        {
            results[index] =
                index < items.Length
                    ? Result(items[index].Record.Kind, items[index].Record.SourceKey, outcomes[index])
                    : Result(keys[index - items.Length].Kind, keys[index - items.Length].SourceKey, outcomes[index]);
        }

        return results;
    }

    private PushResult Result(RecordKind kind, string key, PushOutcome outcome) =>
        new()
        {
            Kind = kind,
            Key = key,
            Status = outcome.Status,
            Notes = outcome.Notes,
            Attempts = outcome.Attempts,
            RunId = runId,
        };
}

/// <summary>A record that cannot be pushed: the dead letter that is kept of it, and when the record changed at its source.</summary>
internal sealed record RejectedRecord(DeadLetter DeadLetter, DateTimeOffset? SourceUpdatedAt);

/// <summary>What a target acknowledged in one commit.</summary>
/// <param name="Items">The records that were pushed: stored, or kept as dead letters where the target refused them.</param>
/// <param name="Rejected">The records that could not be pushed and are kept as dead letters.</param>
/// <param name="Results">The result for each pushed record, in order, then for each removed and each deleted key.</param>
internal sealed record CommittedBatch(
    IReadOnlyList<PushItem> Items,
    IReadOnlyList<RejectedRecord> Rejected,
    IReadOnlyList<PushResult> Results
)
{
    public static CommittedBatch Empty { get; } = new([], [], []);
}
