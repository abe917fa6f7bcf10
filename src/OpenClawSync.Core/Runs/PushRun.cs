using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// A push by hand (<c>Push-OpenClawRecord</c>): batches as in a sync, no cursor, and one row with the status <c>push</c> in the run log.
/// The row is updated after each batch, because the pipeline may end at any time.
/// </summary>
internal sealed class PushRun
{
    private readonly RunTally _tally;
    private readonly BatchWriter _writer;
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
        Action<string> onWait,
        CancellationToken cancellationToken
    )
    {
        (_time, _instance, _startedAt) = (time, instance, time.GetUtcNow());
        _runId = RunId.New(_startedAt);
        _tally = new RunTally(redactor);
        target.Begin(new RunStart(_runId, Full: true, onWait), cancellationToken);
        _writer = new BatchWriter(target, batchSize, _runId, _tally, new StageClock(time), cancellationToken);
    }

    /// <summary>Adds a record.</summary>
    /// <returns>The results of the batch when this record filled it; otherwise nothing.</returns>
    public IReadOnlyList<PushResult> Add(PushItem item)
    {
        _policyId = item.Record.PolicyId;
        _writer.Add(item);
        return _writer.IsFull ? Finish() : [];
    }

    /// <summary>Commits what is pending, and then the row of the run log that counts it.</summary>
    public IReadOnlyList<PushResult> Finish()
    {
        var batch = _writer.Commit();
        _writer.Commit(new TargetBatch { Run = Row() });
        return batch.Results;
    }

    /// <summary>
    /// The current row of the run log. Its errors are the records that the target refused, because any other error ends the push.
    /// </summary>
    public SyncRun Row() =>
        _tally.ApplyTo(
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
