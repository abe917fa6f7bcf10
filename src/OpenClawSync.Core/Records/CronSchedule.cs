namespace OpenClawSync.Records;

/// <summary>When a job runs. <see cref="Text" /> says it in one line; the other properties hold the parts.</summary>
public sealed class CronSchedule
{
    /// <summary>at, every, cron, on-exit, stream or unknown.</summary>
    public required string Kind { get; init; }

    /// <summary>One readable line, such as <c>every 30m</c>. Commands of on-exit and stream schedules are never in it.</summary>
    public required string Text { get; init; }

    /// <summary>The cron expression, of five or six fields.</summary>
    public string? Expression { get; init; }

    /// <summary>The IANA time zone; null means the zone of OpenClaw's host.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The interval of an <c>every</c> schedule.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>The one moment of an <c>at</c> schedule.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The schedule in one line.</summary>
    public override string ToString() => Text;
}
