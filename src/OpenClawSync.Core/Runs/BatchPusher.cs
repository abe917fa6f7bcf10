using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Gathers protected records into batches and commits each in one transaction. What is not committed is safe to lose.</summary>
internal sealed class BatchPusher(
    ISyncTarget target, InstanceId instance, int batchSize, string runId, RunTally tally, CancellationToken cancellationToken)
{
    public const int DefaultBatchSize = 200;

    private readonly List<PushItem> _batch = [];
    private readonly List<SeenPart> _parts = [];

    /// <summary>Adds a record; the results are those of the batch it filled, or none.</summary>
    public IReadOnlyList<PushResult> Add(PushItem item, Func<SyncRun>? run = null)
    {
        _batch.Add(item);
        return _batch.Count < batchSize * target.BatchesAtOnce ? [] : Commit(null, run);
    }

    /// <summary>Remembers a part whose records were all added or known before; it counts once they are committed.</summary>
    public IReadOnlyList<PushResult> Seal(SeenPart part)
    {
        _parts.Add(part);
        return _parts.Count < batchSize ? [] : Commit();
    }

    /// <summary>Commits what is waiting, with the cursors and the run row that depend on it.</summary>
    public IReadOnlyList<PushResult> Commit(Cursors? cursors = null, Func<SyncRun>? run = null)
    {
        if (_batch.Count == 0 && _parts.Count == 0 && cursors is null && run is null)
        {
            return [];
        }

        var items = _batch.ToArray();
        var batch = new TargetBatch
        {
            Items = items,
            Parts = [.. _parts],
            Cursors = cursors,
            Run = outcomes =>
            {
                Count(items, outcomes);
                return run?.Invoke();
            },
        };
        var outcomes = target.Commit(batch, instance, cancellationToken);
        _batch.Clear();
        _parts.Clear();
        return [.. items.Zip(outcomes, Result)];
    }

    private void Count(PushItem[] items, IReadOnlyList<PushOutcome> outcomes)
    {
        foreach (var (item, outcome) in items.Zip(outcomes))
        {
            tally.Add(item.Record.Kind, outcome.Status);
            tally.AddRedactions(item.Record.RedactionCount);
        }
    }

    private PushResult Result(PushItem item, PushOutcome outcome) => new()
    {
        Kind = item.Record.Kind,
        Key = item.Record.SourceKey,
        Status = outcome.Status,
        Notes = outcome.Notes,
        Attempts = outcome.Attempts,
        RunId = runId,
    };
}
