using System.Diagnostics;
using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Telemetry;

namespace OpenClawSync.Runs;

/// <summary>Emits the trace and the metrics of a run to an operator's collector.</summary>
internal static class RunTelemetry
{
    public static Activity? Begin(SyncRun run)
    {
        var activity = SyncTelemetry.Source.StartActivity(SyncTelemetry.RunActivity);
        activity?.SetTag("openclawsync.run.id", run.RunId).SetTag("openclawsync.policy.id", run.PolicyId);
        return activity;
    }

    public static void End(Activity? activity, SyncRun run, RunTally tally)
    {
        activity
            ?.SetTag("openclawsync.run.status", run.Status)
            .SetStatus(run.Status == RunStatus.Succeeded ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        SyncTelemetry.RunDuration.Record(run.Duration.TotalSeconds, new KeyValuePair<string, object?>("status", run.Status));
        SyncTelemetry.Errors.Add(run.Errors);
        SyncTelemetry.DeadLetters.Add(run.DeadLetters);
        foreach (var (rule, count) in tally.RedactionsByRule)
        {
            SyncTelemetry.Redactions.Add(count, new KeyValuePair<string, object?>("rule", rule));
        }

        foreach (var kind in RecordKinds.All)
        {
            foreach (var status in Enum.GetValues<PushStatus>())
            {
                SyncTelemetry.Records.Add(
                    tally.Count(kind, status),
                    new KeyValuePair<string, object?>("kind", Name(kind)),
                    new KeyValuePair<string, object?>("outcome", Name(status))
                );
            }
        }
    }

    private static string Name(Enum value) => value.ToString().ToLowerInvariant();
}
