using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>Makes the record of a run from what a log says about it.</summary>
internal static class LoggedRun
{
    public const string Runtime = "cron";

    /// <exception cref="FormatException">It does not say which run it is about.</exception>
    public static TaskRecord Create(RunDetail run, string format, JobNames jobs)
    {
        var job = run.JobId ?? throw new FormatException("It names no job.");
        var start = run.StartedAt ?? run.RecordedAt ?? throw new FormatException("It has no time.");
        return new TaskRecord
        {
            Id = CronRunId.Create(job, start),
            SourceFormat = format,
            SourceUpdatedAt = run.RecordedAt ?? start,
            Runtime = Runtime,
            AgentId = SessionKey.Agent(run.SessionKey) ?? jobs.AgentOf(job),
            Label = jobs.NameOf(job),
            Status = run.TaskStatus,
            Summary = run.Reason ?? jobs.ResultOf(job, run.Summary, hasSession: run.SessionKey is not null || run.Model is not null),
            CronJobId = job,
            CreatedAt = start,
            StartedAt = start,
            EndedAt = run.RecordedAt,
            DurationMs = run.DurationMs,
            Model = run.Model,
            TokensUsed = run.TokensUsed,
            DeliveryStatus = run.DeliveryStatus,
        };
    }
}
