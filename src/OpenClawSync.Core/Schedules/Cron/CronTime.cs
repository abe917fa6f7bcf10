using System.Globalization;
using OpenClawSync.Records;

namespace OpenClawSync.Schedules.Cron;

/// <summary>The five fields of a crontab line for an interval. cron counts from the hour and from midnight, so not every interval can be had.</summary>
internal static class CronTime
{
    private static readonly int[] Minutes = [2, 3, 4, 5, 6, 10, 12, 15, 20, 30];
    private static readonly int[] Hours = [2, 3, 4, 6, 8, 12];

    private static readonly Dictionary<TimeSpan, string> Fields = new([
        KeyValuePair.Create(TimeSpan.FromMinutes(1), "* * * * *"),
        .. Minutes.Select(every =>
            KeyValuePair.Create(TimeSpan.FromMinutes(every), string.Create(CultureInfo.InvariantCulture, $"*/{every} * * * *"))
        ),
        KeyValuePair.Create(TimeSpan.FromHours(1), "0 * * * *"),
        .. Hours.Select(every =>
            KeyValuePair.Create(TimeSpan.FromHours(every), string.Create(CultureInfo.InvariantCulture, $"0 */{every} * * *"))
        ),
        KeyValuePair.Create(TimeSpan.FromDays(1), "0 0 * * *"),
    ]);

    private static readonly Dictionary<string, TimeSpan> Intervals = Fields.ToDictionary(field => field.Value, field => field.Key);

    /// <exception cref="OpenClawSyncException">ScheduleInvalid.</exception>
    public static string Format(TimeSpan interval) =>
        Fields.GetValueOrDefault(interval)
        ?? throw new OpenClawSyncException(
            ErrorIds.ScheduleInvalid,
            "A crontab can hold intervals that divide an hour or a day, such as 15 minutes, 2 hours or 1 day. Give such an -Interval."
        );

    /// <summary>The interval that fields mean; null for others than <see cref="Format" /> writes.</summary>
    public static TimeSpan? Read(string fields) => Intervals.TryGetValue(fields, out var interval) ? interval : null;

    /// <summary>The first time after a moment, by the clock on the wall.</summary>
    public static DateTimeOffset Next(TimeSpan interval, DateTimeOffset now)
    {
        var midnight = now.Date;
        var next = midnight + (interval * (Math.Floor((now.DateTime - midnight) / interval) + 1));
        return new DateTimeOffset(next, TimeZoneInfo.Local.GetUtcOffset(next));
    }
}
