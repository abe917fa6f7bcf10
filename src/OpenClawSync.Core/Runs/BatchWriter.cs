using System.Diagnostics;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Telemetry;

namespace OpenClawSync.Runs;

/// <summary>
/// Collects what is to be written and commits it batch by batch, each in one transaction. What is not committed yet is safe to lose: the
/// next run reads it again.
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
    private readonly List<RejectedRecord> _rejected = [];
    private readonly List<string> _kept = [];

    /// <summary>Whether enough is waiting for a commit.</summary>
    public bool IsFull => _items.Count >= batchSize * target.BatchesAtOnce || _units.Count >= batchSize;

    private bool IsEmpty => _items.Count == 0 && _units.Count == 0 && _rejected.Count == 0 && _kept.Count == 0;

    /// <summary>Adds a record.</summary>
    public void Add(PushItem item) => _items.Add(item);

    /// <summary>Adds a unit of which every record was added or is known; it is remembered once those are committed.</summary>
    public void Add(SyncedUnit unit) => _units.Add(unit);

    /// <summary>Adds a record that cannot be pushed; it is a durable dead letter once it is committed.</summary>
    public void Add(RejectedRecord rejected) => _rejected.Add(rejected);

    /// <summary>Keeps a dead letter whose record is still at the source as it was.</summary>
    public void Keep(string deadLetterId) => _kept.Add(deadLetterId);

    /// <summary>Commits what is waiting, if anything is.</summary>
    public CommittedBatch Commit() => IsEmpty ? CommittedBatch.Empty : Commit(new TargetBatch());

    /// <summary>Commits what is waiting, together with more.</summary>
    public CommittedBatch Commit(TargetBatch more)
    {
        PushItem[] items = [.. _items, .. more.Items];
        RejectedRecord[] rejected = [.. _rejected];
        var batch = more with
        {
            Items = items,
            Units = [.. _units],
            DeadLetters = Array.ConvertAll(rejected, record => record.DeadLetter),
            KeptDeadLetters = [.. _kept],
        };
        var outcomes = clock.Measure(Stage.Push, () => Send(batch));
        _items.Clear();
        _units.Clear();
        _rejected.Clear();
        _kept.Clear();
        Count(items, outcomes, rejected.Length);
        return new CommittedBatch(items, rejected, Results(items, [.. more.Removed, .. more.Deleted], outcomes));
    }

    private IReadOnlyList<PushOutcome> Send(TargetBatch batch)
    {
        using var activity = SyncTelemetry.Source.StartActivity(SyncTelemetry.BatchActivity);
        activity?.SetTag("openclawsync.batch.size", batch.Items.Count);
        var start = Stopwatch.GetTimestamp();
        var outcomes = target.Commit(batch, cancellationToken);
        SyncTelemetry.BatchDuration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        return outcomes;
    }

    private void Count(PushItem[] items, IReadOnlyList<PushOutcome> outcomes, int rejected)
    {
        for (var index = 0; index < outcomes.Count; index++)
        {
            if (index < items.Length)
            {
                tally.Add(items[index].Record, outcomes[index].Status);
            }
            else if (outcomes[index].Status == PushStatus.Updated)
            {
                tally.AddRemoved();
            }
        }

        tally.AddDeadLetters(rejected);
    }

    private PushResult[] Results(PushItem[] items, string[] keys, IReadOnlyList<PushOutcome> outcomes)
    {
        var results = new PushResult[items.Length + keys.Length];
        for (var index = 0; index < results.Length; index++)
        {
            results[index] =
                index < items.Length
                    ? Result(items[index].Record.Kind, items[index].Record.SourceKey, outcomes[index])
                    : Result(SourceKeys.KindOf(keys[index - items.Length]), keys[index - items.Length], outcomes[index]);
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

/// <summary>A record that cannot be pushed, as it is kept, and when it changed at its source.</summary>
internal sealed record RejectedRecord(DeadLetter DeadLetter, DateTimeOffset? SourceUpdatedAt);

/// <summary>What a target has acknowledged.</summary>
/// <param name="Items">The records: stored, or kept as dead letters when the target refused them.</param>
/// <param name="Rejected">The records that were not pushed and are kept as dead letters.</param>
/// <param name="Results">What became of each record, in order, then of each removed and of each deleted key.</param>
internal sealed record CommittedBatch(
    IReadOnlyList<PushItem> Items,
    IReadOnlyList<RejectedRecord> Rejected,
    IReadOnlyList<PushResult> Results
)
{
    public static CommittedBatch Empty { get; } = new([], [], []);
}
