using OpenClawSync.Detection;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Runs;

/// <summary>Writes the report of a run that failed or was stopped before its source, policy and target were open.</summary>
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
            Status = RunProblem.StatusFor(ending),
            StartedAt = now,
            FinishedAt = now,
            PolicyId = "",
        };
        report.TryWrite(tally.ApplyTo(run), new RunDetails(tally, new StageClock(time), RecordFilter.All, target));
    }
}
