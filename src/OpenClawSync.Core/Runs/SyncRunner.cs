using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// A whole run: the same stages that the cmdlets call, with the run log, telemetry and report around them. However it ends, it is logged
/// and reported.
/// </summary>
internal sealed class SyncRunner(Protector protector, InstallationKey key, TextRedactor redactor, TimeProvider time)
{
    private const int MaxNameLength = 200;

    // A run that failed or was stopped is still logged, but must not keep the operator waiting.
    private static readonly TimeSpan LogTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Runs to the end, or throws what ended the run after it is in the log and the report.</summary>
    public SyncRun Run(
        IRecordSource source,
        ISyncTarget target,
        SyncOptions options,
        RunReport report,
        IRunObserver observer,
        CancellationToken cancellationToken
    )
    {
        var tally = new RunTally(redactor);
        var clock = new StageClock(time);
        var name = redactor.Redact(target.Name, MaxNameLength).Text;
        var startedAt = Now();
        var draft = new SyncRun
        {
            RunId = RunId.New(startedAt),
            Status = RunStatus.Failed,
            StartedAt = startedAt,
            FinishedAt = startedAt,
            PolicyId = protector.PolicyId,
            InstanceId = options.Instance.Value,
        };
        var details = new RunDetails(tally, clock, options.Filter, name);
        using var activity = RunTelemetry.Begin(draft);
        var hasBegun = false;
        SyncRun run;
        try
        {
            var start = new RunStart(draft.RunId, options.Full, wait => observer.OnWait($"{name}: {wait}"))
            {
                Protection = new ProtectionVersion(protector.PolicyId, key.KeyId, ProtectionPolicy.Layout),
            };
            var beginning = target.Begin(start, cancellationToken);
            hasBegun = true;
            foreach (var problem in options.StartupProblems.Concat(StartupWarnings.For(beginning, target, name)))
            {
                tally.Add(problem);
                observer.OnProblem(problem);
            }

            var writer = new BatchWriter(target, options.BatchSize, draft.RunId, tally, clock, cancellationToken);
            var pass = new SyncPass(protector, key, redactor, target, options, writer, tally, clock, observer);
            var (from, to, last) = pass.Run(source, startedAt, cancellationToken);
            draft = draft with { CursorFrom = from, CursorTo = to };
            run = Finish(draft, tally, tally.Status);
            writer.Commit(last with { Run = run });
        }
        catch (Exception failure)
        {
            var ending = RunProblem.From(failure, name, cancellationToken);
            tally.Add(ending);
            run = Finish(draft, tally, RunProblem.StatusFor(ending));
            if (hasBegun)
            {
                TryLog(run, target);
            }

            RunTelemetry.End(activity, run, tally);
            report.TryWrite(run, details);
            throw;
        }

        RunTelemetry.End(activity, run, tally);
        report.Write(run, details);
        return run;
    }

    // When the target itself is what failed, only the report records the run.
    private void TryLog(SyncRun run, ISyncTarget target)
    {
        using var timeout = new CancellationTokenSource(LogTimeout, time);
        try
        {
            target.Commit(new TargetBatch { Run = run }, timeout.Token);
        }
        catch (Exception failure) when (failure is OpenClawSyncException or OperationCanceledException)
        {
            // The failure that ended the run is the one to report.
        }
    }

    private SyncRun Finish(SyncRun draft, RunTally tally, string status) =>
        tally.ApplyTo(draft with { Status = status, FinishedAt = Now() });

    // Times are stored in milliseconds, and the object that an operator gets must agree with the stored row.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
