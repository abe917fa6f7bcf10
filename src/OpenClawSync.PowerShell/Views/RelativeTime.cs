using System.Globalization;

namespace OpenClawSync.Views;

/// <summary>A time relative to now: <c>3 min ago</c>, <c>yesterday 14:03</c>, <c>in 2 h</c>. A distant time is shown as a date.</summary>
internal static class RelativeTime
{
    /// <summary>The maximum length, that of <c>yesterday 14:03</c>. Table columns have this width.</summary>
    public const int MaxLength = 15;

    // Up to this many hours are shown as hours, even across midnight.
    private const int FewHours = 12;

    public static string Format(DateTimeOffset time, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var (then, today) = (Local(time, clock), Local(now, clock).Date);
        var (span, isPast, days) = ((now - time).Duration(), time <= now, (then.Date - today).Days);
        return (span.TotalMinutes, days) switch
        {
            (< 1, _) => isPast ? "just now" : "in a moment",
            (< 60, _) => Away((int)span.TotalMinutes, "min", isPast),
            (< 60 * FewHours, _) or (_, 0) => Away((int)span.TotalHours, "h", isPast),
            (_, -1) => "yesterday " + Text(then, "HH:mm"),
            (_, 1) => "tomorrow " + Text(then, "HH:mm"),
            _ => Text(then, "yyyy-MM-dd"),
        };
    }

    /// <summary>The local time to the second, with the relative time unless that is just the date.</summary>
    public static string Both(DateTimeOffset time, TimeProvider clock)
    {
        var (exact, relative) = (Text(Local(time, clock), "yyyy-MM-dd HH:mm:ss"), Format(time, clock));
        return exact.StartsWith(relative, StringComparison.Ordinal) ? exact : $"{exact} ({relative})";
    }

    private static DateTimeOffset Local(DateTimeOffset time, TimeProvider clock) => TimeZoneInfo.ConvertTime(time, clock.LocalTimeZone);

    private static string Away(int count, string unit, bool isPast)
    {
        var span = string.Create(CultureInfo.InvariantCulture, $"{count} {unit}");
        return isPast ? span + " ago" : "in " + span;
    }

    private static string Text(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
