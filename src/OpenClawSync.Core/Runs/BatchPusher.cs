using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Gathers protected records into batches and commits each in one transaction. What is not committed is safe to lose.</summary>
internal sealed class BatchPusher(ISyncTarget target, InstanceId instance, int batchSize, string runId, RunTally tally)
{
    public const int DefaultBatchSize = 200;

    private readonly List<PushItem> _batch = [];

    /// <summary>Adds a record; the results are those of the batch it filled, or none.</summary>
    public IReadOnlyList<PushResult> Add(PushItem item)
    {
        _batch.Add(item);
        return _batch.Count < batchSize ? [] : Commit();
    }

    /// <summary>Commits what is waiting, with the cursors and the run row that depend on it.</summary>
    public IReadOnlyList<PushResult> Commit(Cursors? cursors = null, SyncRun? run = null)
    {
        if (_batch.Count == 0 && cursors is null && run is null)
        {
            return [];
        }

        var items = _batch.ToArray();
        var statuses = target.Commit(new TargetBatch { Items = items, Cursors = cursors, Run = run }, instance);
        _batch.Clear();
        return [.. items.Zip(statuses, Result)];
    }

    private PushResult Result(PushItem item, PushStatus status)
    {
        tally.Add(item.Record.Kind, status);
        tally.AddRedactions(item.Record.RedactionCount);
        return new PushResult { Kind = item.Record.Kind, Key = item.Record.SourceKey, Status = status, RunId = runId };
    }
}
