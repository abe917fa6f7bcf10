using System.Text.RegularExpressions;

namespace OpenClawSync.Records;

/// <summary>When a job runs. <see cref="Text" /> describes it in one line; the other properties contain its parts.</summary>
public sealed partial class CronSchedule
{
    /// <summary>The kind of schedule: at, every, cron, on-exit, stream or unknown.</summary>
    public required string Kind { get; init; }

    /// <summary>One readable line, such as <c>every 30m</c>. It never contains the command of an on-exit or stream schedule.</summary>
    public required string Text { get; init; }

    /// <summary>The cron expression of a cron schedule, with five or six fields.</summary>
    public string? Expression { get; init; }

    /// <summary>The IANA time zone of a cron schedule; null means the time zone of OpenClaw's host.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The interval of an every schedule.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>The time of an <c>at</c> schedule.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The text. If it is not that of a regular schedule it could contain a secret, so only the kind is returned.</summary>
    public override string ToString() => IsRegular ? Text : $"{Kind} schedule";

    private const string Names = "MON|TUE|WED|THU|FRI|SAT|SUN|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";

    private bool IsRegular =>
        Kind switch
        {
            // These texts are made of the kind and of numbers.
            "every" or "at" or "on-exit" or "stream" => true,
            "cron" => CronExpression().IsMatch(Expression ?? "")
                && (TimeZone is null || TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)),
            _ => CronExpression().IsMatch(Text),
        };

    // Numbers of up to two digits, names of days and months, and the operators of cron: nothing in it can be a secret.
    [GeneratedRegex(
        @"^((^| )(([*?L]|(\d{1,2}|" + Names + @")[LW]?)([-,/#]|(?= |$)))+){5,6}$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex CronExpression();
}
