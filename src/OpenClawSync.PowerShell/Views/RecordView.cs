using OpenClawSync.Records;

namespace OpenClawSync.Views;

/// <summary>What views show of raw records: ids and paths without secrets, and no text.</summary>
public static class RecordView
{
    /// <summary>The place of a raw record: its id, or its file and lines.</summary>
    /// <param name="record">A raw record.</param>
    public static string Place(OpenClawRecord record) =>
        View.Safe(
            record switch
            {
                TaskRecord task => task.Id,
                CronJobRecord job => job.Id,
                MemoryRecord { LineStart: { } first, LineEnd: { } last } entry => $"{entry.FilePath}:{first}-{last}",
                MemoryRecord entry => entry.FilePath,
                _ => "",
            }
        );

    /// <summary>The agent of a raw record.</summary>
    /// <param name="record">A raw record.</param>
    public static string Agent(OpenClawRecord record) => View.Safe(record.AgentId);

    /// <summary>The schedule of a raw job in one line.</summary>
    /// <param name="schedule">The schedule of a raw job.</param>
    public static string Schedule(CronSchedule schedule) => View.Safe(schedule.Text);
}
