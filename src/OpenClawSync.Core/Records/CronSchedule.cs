namespace OpenClawSync.Records;

/// <summary>When a job runs. <see cref="Text" /> states it in one line; the other properties hold its parts.</summary>
public sealed class CronSchedule
{
    /// <summary>The kind of schedule: at, every, cron, on-exit, stream or unknown.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// The schedule in one readable line, such as <c>every 30m</c>. It never contains the command of an on-exit or stream schedule.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The cron expression of a cron schedule, with five or six fields.</summary>
    public string? Expression { get; init; }

    /// <summary>The IANA time zone of a cron schedule; null means the time zone of OpenClaw's host.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The interval of an every schedule.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>The time of an at schedule.</summary>
    public DateTimeOffset? At { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Kind} schedule";
}
