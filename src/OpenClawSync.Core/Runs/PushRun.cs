using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Records pushed by hand: batches like any other, one row of status <c>push</c> in the log, and no cursor.</summary>
internal sealed class PushRun
{
    private readonly RunTally _tally;
    private readonly BatchPusher _pusher;
    private readonly TimeProvider _time;
    private readonly InstanceId _instance;
    private readonly DateTimeOffset _startedAt;
    private readonly string _runId;
    private string _policyId = "";

    public PushRun(ISyncTarget target, InstanceId instance, int batchSize, TextRedactor redactor, TimeProvider time)
    {
        (_time, _instance, _startedAt) = (time, instance, time.GetUtcNow());
        _runId = RunId.New(_startedAt);
        _tally = new RunTally(redactor);
        _pusher = new BatchPusher(target, instance, batchSize, _runId, _tally);
    }

    public IReadOnlyList<PushResult> Add(ProtectedRecord record)
    {
        _policyId = record.PolicyId;
        return _pusher.Add(new PushItem(record, null));
    }

    /// <summary>Commits the rest, then the row of the run, whose counts include it.</summary>
    public IReadOnlyList<PushResult> Finish()
    {
        var waiting = _pusher.Commit();
        _pusher.Commit(run: new SyncRun
        {
            RunId = _runId,
            Status = RunStatus.Push,
            StartedAt = _startedAt,
            FinishedAt = _time.GetUtcNow(),
            Created = _tally.Created,
            Updated = _tally.Updated,
            Skipped = _tally.Skipped,
            Redactions = _tally.Redactions,
            PolicyId = _policyId,
            InstanceId = _instance.Value,
        });
        return waiting;
    }
}
