namespace OpenClawSync.Records;

/// <summary>A scheduled job as OpenClaw stores it. Raw: its text may hold secrets.</summary>
public sealed class CronJobRecord : OpenClawRecord
{
    /// <inheritdoc />
    public override RecordKind Kind => RecordKind.Cron;

    /// <summary>The id of the job; a job id that stands in several stores carries <c>~2</c>, <c>~3</c> … from the second on.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the job.</summary>
    public required string Name { get; init; }

    /// <summary>When the job runs, as its source says it.</summary>
    public required CronSchedule Schedule { get; init; }

    /// <summary>Whether the job runs at all; null when the source does not say.</summary>
    public bool? Enabled { get; init; }

    /// <summary>True for a job that OpenClaw itself declares, such as a heartbeat.</summary>
    public bool IsSystem { get; init; }

    /// <summary>When the job last ran.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>When the job runs next.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>ok, error or skipped; null when it has not run yet.</summary>
    public string? LastStatus { get; init; }

    /// <summary>Errors in a row up to the last run.</summary>
    public long? FailureStreak { get; init; }

    /// <summary>The error of the last run that failed.</summary>
    public string? ErrorSummary { get; init; }

    /// <summary>The name, as records of all kinds have a title.</summary>
    public string Title => Name;

    /// <summary>The last error, as records of all kinds have a text.</summary>
    public string? Text => ErrorSummary;

    /// <summary>The status of the last run, as tasks have a status.</summary>
    public string? Status => LastStatus;

    internal override IReadOnlyList<string> RawKey => [Id];

    internal override void Tell(IRawValues values)
    {
        base.Tell(values);
        values.Add(Name);
        values.Add(Schedule.Text);
        values.Add(Enabled);
        values.Add(IsSystem);
        values.Add(LastRunAt);
        values.Add(NextRunAt);
        values.Add(LastStatus);
        values.Add(FailureStreak);
        values.Add(ErrorSummary);
    }
}
