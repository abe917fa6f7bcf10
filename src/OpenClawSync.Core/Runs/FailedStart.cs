using OpenClawSync.Detection;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Runs;

/// <summary>Reports a run that failed or was stopped before it had a source, a policy and a target.</summary>
internal static class FailedStart
{
    public static void Report(RunReport report, Exception failure, string target, TimeProvider time, CancellationToken cancellationToken)
    {
        var tally = new RunTally(new TextRedactor(SecretDetector.Default));
        var ending = RunProblem.From(failure, target, cancellationToken);
        tally.Add(ending);
        var now = time.GetUtcNow();
        var run = new SyncRun
        {
            RunId = RunId.New(now),
            Status = RunProblem.StatusOf(ending),
            StartedAt = now,
            FinishedAt = now,
            PolicyId = "",
        };
        report.TryWrite(tally.Onto(run), new RunDetails(tally, new StageClock(), RecordFilter.All, target));
    }
}
