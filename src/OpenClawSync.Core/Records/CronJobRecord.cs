namespace OpenClawSync.Records;

/// <summary>A scheduled job as OpenClaw stores it. Raw: its text may hold secrets.</summary>
public sealed class CronJobRecord : OpenClawRecord
{
    /// <inheritdoc />
    public override RecordKind Kind => RecordKind.Cron;

    /// <summary>
    /// The id of the job. When several stores contain the same id, the second and later ones get the suffix <c>~2</c>, <c>~3</c> and so on.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The name of the job.</summary>
    public required string Name { get; init; }

    /// <summary>When the job runs, as the source states it.</summary>
    public required CronSchedule Schedule { get; init; }

    /// <summary>Whether the job is enabled; null when the source does not say.</summary>
    public bool? Enabled { get; init; }

    /// <summary>True for a job that OpenClaw itself declares, such as a heartbeat.</summary>
    public bool IsSystem { get; init; }

    /// <summary>When the job last ran.</summary>
    public DateTimeOffset? LastRunAt { get; init; }

    /// <summary>When the job runs next.</summary>
    public DateTimeOffset? NextRunAt { get; init; }

    /// <summary>The result of the last run: ok, error or skipped; null when the job has not run yet.</summary>
    public string? LastStatus { get; init; }

    /// <summary>The number of consecutive errors up to the last run.</summary>
    public long? FailureStreak { get; init; }

    /// <summary>The error message of the last run that failed.</summary>
    public string? ErrorSummary { get; init; }

    /// <summary>When the run that is in progress started; null while the job does not run.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    /// <summary>
    /// What became of the delivery of the last result: delivered, not-delivered, unknown or not-requested; null when the source does not
    /// say.
    /// </summary>
    public string? DeliveryStatus { get; init; }

    /// <summary>Why the last result was not delivered; null when it was, or when none was to be.</summary>
    public string? DeliveryError { get; init; }

    /// <summary>Why OpenClaw disabled the job by itself; null when it did not.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>The name, as records of all kinds have a title.</summary>
    public string Title => Name;

    /// <summary>The last error, as records of all kinds have a text.</summary>
    public string? Text => ErrorSummary;

    /// <summary>The status of the last run, as tasks have a status.</summary>
    public string? Status => LastStatus;

    internal override IReadOnlyList<string> RawKey => [Id];

    internal override void WriteRawValues(IRawValueWriter values)
    {
        base.WriteRawValues(values);
        values.Add(Name);
        values.Add(Schedule.Text);
        values.Add(Enabled);
        values.Add(IsSystem);
        values.Add(LastRunAt);
        values.Add(NextRunAt);
        values.Add(LastStatus);
        values.Add(FailureStreak);
        values.Add(ErrorSummary);
        values.Add(RunningSince);
        values.Add(DeliveryStatus);
        values.Add(DeliveryError);
        values.Add(DisabledReason);
    }

    /// <summary>The prompt that a run of the job gives to the main session, for finding it in texts; null for other jobs.</summary>
    internal string? EventText { get; init; }
}
