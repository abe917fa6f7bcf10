using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>
/// Decides which runs of jobs are older than the policy keeps them. Such a run is neither read into a target nor kept there, so a later run
/// of the sync does not create it again.
/// </summary>
/// <param name="Cutoff">Runs that started before this time have expired; null when none ever does.</param>
internal sealed record RunRetention(DateTimeOffset? Cutoff)
{
    public static RunRetention Of(TimeSpan? retention, DateTimeOffset startedAt) =>
        new(retention is { } kept && startedAt - DateTimeOffset.UnixEpoch > kept ? startedAt - kept : null);

    public bool HasExpired(OpenClawRecord record) => record is TaskRecord task && CronRunId.StartIn(task.Id) < Cutoff;
}
