using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>The whole run: the stages that the cmdlets call, kind by kind, with cursors, the run row and the report.</summary>
internal sealed class SyncRunner(Protector protector, InstallationKey key, TextRedactor redactor, TimeProvider time)
{
    private const int LongestName = 200;

    /// <summary>Runs to the end, or throws what stopped it after it has said so in the log and the report.</summary>
    public SyncRun Run(
        IRecordSource source, ISyncTarget target, SyncOptions options, string reportPath, IRunObserver observer, CancellationToken cancellationToken)
    {
        var tally = new RunTally(redactor);
        var startedAt = Now();
        var name = redactor.Redact(target.Name, LongestName).Text;
        var runId = RunId.New(startedAt);
        var draft = new SyncRun
        {
            RunId = runId,
            Status = RunStatus.Failed,
            StartedAt = startedAt,
            FinishedAt = startedAt,
            PolicyId = protector.PolicyId,
            InstanceId = options.Instance.Value,
        };
        var pusher = new BatchPusher(target, options.Instance, options.BatchSize, draft.RunId, tally, cancellationToken);
        var hasBegun = false;
        SyncRun run;
        try
        {
            target.Begin(new RunStart(runId, options.Instance, options.Full, wait => observer.OnWait($"{name}: {wait}")), cancellationToken);
            hasBegun = true;
            var cursors = target.ReadCursors(options.Instance);
            draft = draft with { CursorFrom = ReplayWindow.Before(cursors, options).Starts, CursorTo = cursors };
            var stamps = new RecordStamp(key, protector.PolicyId, options.Instance);
            var parts = new PartLedger(target, new PartStamp(key, protector.PolicyId, options.Instance, startedAt), options);
            var pass = new RecordPass(protector, stamps, parts, target, pusher, tally, observer);
            var reached = pass.Run(source, options, cursors, startedAt, cancellationToken);
            run = Finish(draft with { CursorTo = reached }, tally, RunStatus.Of(tally));
            pusher.Commit(run: () => run);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            var errorId = (failure as OpenClawSyncException)?.ErrorId ?? ErrorIds.Unexpected;
            tally.Add(Problem.Error(errorId, name, failure is OpenClawSyncException ? failure.Message : failure.GetType().Name));
            run = Finish(draft, tally, RunStatus.Failed);
            if (hasBegun)
            {
                TryLog(run, target, options.Instance, cancellationToken);
            }

            RunReport.Write(reportPath, run, tally, options.Filter, name);
            throw;
        }

        RunReport.Write(reportPath, run, tally, options.Filter, name);
        return run;
    }

    // The target may be what failed; then the report alone tells of it.
    private static void TryLog(SyncRun run, ISyncTarget target, InstanceId instance, CancellationToken cancellationToken)
    {
        try
        {
            target.Commit(new TargetBatch { Run = _ => run }, instance, cancellationToken);
        }
        catch (Exception failure) when (failure is OpenClawSyncException or OperationCanceledException)
        {
            // What is told is the failure that ended the run.
        }
    }

    private SyncRun Finish(SyncRun draft, RunTally tally, string status) => tally.Onto(draft with { Status = status, FinishedAt = Now() });

    // What is stored has milliseconds; the object an operator gets says the same.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
