using System.Globalization;

namespace OpenClawSync.Views;

/// <summary>A time as people say it: <c>3 min ago</c>, <c>yesterday 14:03</c>, <c>in 2 h</c>; a date when it is further away.</summary>
internal static class RelativeTime
{
    /// <summary>So many characters at most, <c>yesterday 14:03</c>; the columns of the tables are as wide.</summary>
    public const int Longest = 15;

    // Until then hours say more than the clock, be it yesterday or not.
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

    /// <summary>The local time to the second, and how far away that is where it is near.</summary>
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
