namespace OpenClawSync.Schedules;

/// <summary>A schedule: what runs, when, and where that is written down.</summary>
public class SyncSchedule
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

    /// <summary>The same with what its scheduler says of it.</summary>
    internal SyncSchedule As(ScheduleState state, DateTimeOffset? nextRun = null) =>
        new()
        {
            Name = Name,
            Scheduler = Scheduler,
            Interval = Interval,
            State = state,
            NextRun = nextRun,
            Command = Command,
            EnvironmentFile = EnvironmentFile,
            CredentialFile = CredentialFile,
            Location = Location,
        };

    /// <inheritdoc />
    public override string ToString() => Name;
}
