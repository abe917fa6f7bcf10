namespace OpenClawSync.Schedules;

/// <summary>A schedule: what runs, when, and where that is written down.</summary>
public record SyncSchedule
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>What calls it.</summary>
    public required Scheduler Scheduler { get; init; }

    /// <summary>The time from one run to the next; null when somebody has written another time into it.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Whether it does anything.</summary>
    public required ScheduleState State { get; init; }

    /// <summary>When it runs next; null when that cannot be told.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>What PowerShell is given to run. No token.</summary>
    public required string Command { get; init; }

    /// <summary>The file of environment variables that it loads; null for none.</summary>
    public string? EnvironmentFile { get; init; }

    /// <summary>The file from which systemd loads the ingest token; null for none.</summary>
    public string? CredentialFile { get; init; }

    /// <summary>Where it is written down: the unit of the timer, or the crontab; of a text, where to put it.</summary>
    public required string Location { get; init; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
