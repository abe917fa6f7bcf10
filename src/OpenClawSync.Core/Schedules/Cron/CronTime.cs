using System.Globalization;
using OpenClawSync.Records;

namespace OpenClawSync.Schedules.Cron;

/// <summary>
/// The five time fields of a crontab line. They count from the hour and from midnight, so cron cannot express every interval.
/// </summary>
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
            "A crontab can have intervals that divide an hour or a day, such as 15 minutes, 2 hours or 1 day. Give such an -Interval."
        );

    /// <summary>The interval of fields that <see cref="Format" /> wrote; null for other fields.</summary>
    public static TimeSpan? Read(string fields) => Intervals.TryGetValue(fields, out var interval) ? interval : null;

    /// <summary>The next run, in local time.</summary>
    public static DateTimeOffset Next(TimeSpan interval, TimeProvider time)
    {
        var now = time.GetLocalNow();
        var midnight = now.Date;
        var next = midnight + (interval * (Math.Floor((now.DateTime - midnight) / interval) + 1));
        return new DateTimeOffset(next, time.LocalTimeZone.GetUtcOffset(next));
    }
}
