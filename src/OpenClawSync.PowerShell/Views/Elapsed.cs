using System.Globalization;

namespace OpenClawSync.Views;

/// <summary>A duration in its largest unit: <c>340 ms</c>, <c>12.3 s</c>, <c>4.5 min</c>, <c>2.0 h</c>. Truncated, not rounded.</summary>
internal static class Elapsed
{
    public static string Format(TimeSpan span) =>
        span.Ticks switch
        {
            // The clock was set back in between.
            < 0 => "0 ms",
            < TimeSpan.TicksPerSecond => Text(span.Ticks / TimeSpan.TicksPerMillisecond, "", "ms"),
            < TimeSpan.TicksPerMinute => Tenths(span.Ticks / (TimeSpan.TicksPerSecond / 10), "s"),
            < TimeSpan.TicksPerHour => Tenths(span.Ticks / (TimeSpan.TicksPerMinute / 10), "min"),
            _ => Tenths(span.Ticks / (TimeSpan.TicksPerHour / 10), "h"),
        };

    private static string Tenths(long tenths, string unit) =>
        Text(tenths / 10, string.Create(CultureInfo.InvariantCulture, $".{tenths % 10}"), unit);

    private static string Text(long whole, string rest, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{whole}{rest} {unit}");
}
