using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// A run into a copy of the target (<c>-WhatIf</c>): the pass is that of a real run, so its outcome is too. There is no log row, no report
/// and no telemetry.
/// </summary>
internal sealed class SyncRehearsal(Protector protector, InstallationKey key, TextRedactor redactor, TimeProvider time)
{
    /// <returns>The run with the counts that a real one would have.</returns>
    public SyncRun Run(
        IRecordSource source,
        ISyncTarget target,
        SyncOptions options,
        string name,
        IRunObserver observer,
        CancellationToken cancellationToken
    )
    {
        var (tally, clock, startedAt) = (new RunTally(redactor), new StageClock(time), time.GetUtcNow());
        var runId = RunId.New(startedAt);
        var start = new RunStart(runId, options.Full, observer.OnWait)
        {
            Protection = new ProtectionVersion(protector.PolicyId, key.KeyId, ProtectionPolicy.Layout),
        };
        var beginning = target.Begin(start, cancellationToken);
        foreach (var problem in options.StartupProblems.Concat(StartupWarnings.For(beginning, target, name)))
        {
            tally.Add(problem);
            observer.OnProblem(problem);
        }

        var writer = new BatchWriter(target, options.BatchSize, runId, tally, clock, cancellationToken);
        var pass = new SyncPass(protector, key, redactor, target, options, writer, tally, clock, observer);
        var (from, to, last) = pass.Run(source, startedAt, cancellationToken);
        writer.Commit(last);
        return tally.ApplyTo(
            new SyncRun
            {
                RunId = runId,
                Status = tally.Status,
                StartedAt = startedAt,
                FinishedAt = time.GetUtcNow(),
                CursorFrom = from,
                CursorTo = to,
                PolicyId = protector.PolicyId,
                InstanceId = options.Instance.Value,
            }
        );
    }
}
