using System.Diagnostics;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Telemetry;

namespace OpenClawSync.Runs;

/// <summary>Gathers protected records into batches and commits each in one transaction. What is not committed is safe to lose.</summary>
internal sealed class BatchPusher(
    ISyncTarget target,
    int batchSize,
    string runId,
    RunTally tally,
    StageClock clock,
    CancellationToken cancellationToken
)
{
    public const int DefaultBatchSize = 200;

    private readonly List<PushItem> _batch = [];
    private readonly List<SyncedUnit> _units = [];
    private readonly List<DeadLetter> _deadLetters = [];
    private readonly List<string> _kept = [];

    /// <summary>Adds a record; the results are those of the batch it filled, or none.</summary>
    public IReadOnlyList<PushResult> Add(PushItem item, Func<SyncRun>? run = null)
    {
        _batch.Add(item);
        return _batch.Count < batchSize * target.BatchesAtOnce ? [] : Commit(new TargetBatch(), run);
    }

    /// <summary>Remembers a part whose records were all added or known before; it counts once they are committed.</summary>
    public IReadOnlyList<PushResult> Seal(SyncedUnit unit)
    {
        _units.Add(unit);
        return _units.Count < batchSize ? [] : Commit();
    }

    /// <summary>Keeps a record that cannot be pushed; it is durable with the batch.</summary>
    public void Keep(DeadLetter deadLetter)
    {
        _deadLetters.Add(deadLetter);
        tally.AddDeadLetter();
    }

    /// <summary>Notes that the record of a dead letter is still there.</summary>
    public void StillKeep(string deadLetterId) => _kept.Add(deadLetterId);

    /// <summary>Commits what is waiting.</summary>
    public IReadOnlyList<PushResult> Commit() =>
        _batch.Count == 0 && _units.Count == 0 && _deadLetters.Count == 0 && _kept.Count == 0 ? [] : Commit(new TargetBatch());

    /// <summary>Commits what is waiting with what depends on it, and the row of the run if there is one.</summary>
    /// <returns>What became of the records, then of removed and erased keys.</returns>
    public IReadOnlyList<PushResult> Commit(TargetBatch rest, Func<SyncRun>? run = null)
    {
        PushItem[] items = [.. _batch, .. rest.Items];
        var batch = rest with
        {
            Items = items,
            Units = [.. _units],
            DeadLetters = [.. _deadLetters],
            KeptDeadLetters = [.. _kept],
            Run = outcomes =>
            {
                Count(items, outcomes);
                return run?.Invoke();
            },
        };
        var outcomes = clock.Measure(Stage.Push, () => Send(batch));
        _batch.Clear();
        _units.Clear();
        _deadLetters.Clear();
        _kept.Clear();
        return Results(items, [.. rest.Removed, .. rest.Deleted], outcomes);
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

    private void Count(PushItem[] items, IReadOnlyList<PushOutcome> outcomes)
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
