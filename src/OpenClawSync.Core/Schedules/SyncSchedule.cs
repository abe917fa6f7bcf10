namespace OpenClawSync.Schedules;

/// <summary>A schedule: what it runs, when, and where it is stored.</summary>
public record SyncSchedule
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The scheduler that runs it.</summary>
    public required Scheduler Scheduler { get; init; }

    /// <summary>The time from one run to the next; null when somebody has changed it to something else.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Whether it is active.</summary>
    public required ScheduleState State { get; init; }

    /// <summary>When it runs next; null when unknown.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>The script that PowerShell runs. It contains no token.</summary>
    public required string Command { get; init; }

    /// <summary>The file of environment variables that it loads; null for none.</summary>
    public string? EnvironmentFile { get; init; }

    /// <summary>The file from which systemd loads the ingest token; null for none.</summary>
    public string? CredentialFile { get; init; }

    /// <summary>Where it is stored: the timer unit, or the crontab. For a text, where to store it.</summary>
    public required string Location { get; init; }

    /// <inheritdoc />
    public sealed override string ToString() => Name;
}

/// <summary>A schedule as text, for schedulers that need installation by hand.</summary>
public sealed record PrintedSchedule : SyncSchedule
{
    /// <summary>The content of the file at its location. It contains no token.</summary>
    public required string Text { get; init; }

    /// <summary>The command that installs that file.</summary>
    public required string NextStep { get; init; }
}
