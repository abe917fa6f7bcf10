using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>The whole run: the stages that the cmdlets call, with what surrounds them. However it ends, it is logged and reported.</summary>
internal sealed class SyncRunner(Protector protector, InstallationKey key, TextRedactor redactor, TimeProvider time)
{
    private const int MaxNameLength = 200;

    // A run that was stopped still says so, but does not hold anybody up.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>Runs to the end, or throws what stopped it after it has said so in the log and the report.</summary>
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
        var clock = new StageClock();
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
            foreach (var notice in options.Found.Concat(StartupWarnings.For(beginning, target, name)))
            {
                tally.Add(notice);
                observer.OnProblem(notice);
            }

            var writer = new BatchWriter(target, options.BatchSize, draft.RunId, tally, clock, cancellationToken);
            var round = new SyncPass(protector, key, redactor, target, options, writer, tally, clock, observer);
            var (from, to, last) = round.Run(source, startedAt, cancellationToken);
            draft = draft with { CursorFrom = from, CursorTo = to };
            run = Finish(draft, tally, tally.Status);
            writer.Commit(last with { Run = run });
        }
        catch (Exception failure)
        {
            var ending = RunProblem.From(failure, name, cancellationToken);
            tally.Add(ending);
            run = Finish(draft, tally, RunProblem.StatusOf(ending));
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

    // The target may be what failed; then the report alone tells of it.
    private static void TryLog(SyncRun run, ISyncTarget target)
    {
        using var timeout = new CancellationTokenSource(LastWords);
        try
        {
            target.Commit(new TargetBatch { Run = run }, timeout.Token);
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
