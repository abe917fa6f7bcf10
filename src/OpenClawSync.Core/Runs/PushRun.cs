using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Records pushed by hand: batches like any other, no cursor, and one row of status <c>push</c> in the log, which each batch
/// brings up to date because the pipeline may end at any time.
/// </summary>
internal sealed class PushRun
{
    private readonly RunTally _tally;
    private readonly BatchPusher _pusher;
    private readonly TimeProvider _time;
    private readonly InstanceId _instance;
    private readonly DateTimeOffset _startedAt;
    private readonly string _runId;
    private string _policyId = "";

    public PushRun(
        ISyncTarget target,
        InstanceId instance,
        int batchSize,
        TextRedactor redactor,
        TimeProvider time,
        Action<string> tell,
        CancellationToken cancellationToken
    )
    {
        (_time, _instance, _startedAt) = (time, instance, time.GetUtcNow());
        _runId = RunId.New(_startedAt);
        _tally = new RunTally(redactor);
        target.Begin(new RunStart(_runId, Full: true, tell), cancellationToken);
        _pusher = new BatchPusher(target, batchSize, _runId, _tally, new StageClock(), cancellationToken);
    }

    public IReadOnlyList<PushResult> Add(PushItem item)
    {
        _policyId = item.Record.PolicyId;
        return _pusher.Add(item, Row);
    }

    /// <summary>Commits the rest.</summary>
    public IReadOnlyList<PushResult> Finish() => _pusher.Commit(new TargetBatch(), Row);

    /// <summary>What was done so far. What the target refused is all that can go wrong here and still be told in the log.</summary>
    public SyncRun Row() =>
        _tally.Onto(
            new SyncRun
            {
                RunId = _runId,
                Status = RunStatus.Push,
                StartedAt = _startedAt,
                FinishedAt = _time.GetUtcNow(),
                PolicyId = _policyId,
                InstanceId = _instance.Value,
            }
        ) with
        {
            Errors = _tally.DeadLetters,
        };
}
