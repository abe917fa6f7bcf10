using OpenClawSync.Records;

namespace OpenClawSync.Schedules;

/// <summary>How often a schedule may run: what every scheduler can do.</summary>
internal static class ScheduleInterval
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    // The Task Scheduler repeats nothing more seldom.
    private static readonly TimeSpan Most = TimeSpan.FromDays(31);

    /// <exception cref="OpenClawSyncException">ScheduleInvalid.</exception>
    public static TimeSpan Require(TimeSpan interval) =>
        interval >= Least && interval <= Most && interval.Ticks % Least.Ticks == 0
            ? interval
            : throw new OpenClawSyncException(ErrorIds.ScheduleInvalid, "An interval is whole minutes, from 1 minute to 31 days.");
}
