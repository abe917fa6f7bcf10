using OpenClawSync.Records;
using OpenClawSync.Schedules;
using OpenClawSync.State;
using OpenClawSync.Storage;

namespace OpenClawSync.Setup;

/// <summary>Where the runs of an installed schedule keep their state.</summary>
/// <param name="Folder">The folder; null if it is not known.</param>
/// <param name="Obstacle">Why it is not known; null if it is.</param>
internal sealed record ScheduledState(string? Folder, string? Obstacle)
{
    /// <summary>Finds it in the environment file of the schedule, which overrides what the schedule itself sets.</summary>
    public static ScheduledState Of(SyncSchedule schedule)
    {
        string? text;
        try
        {
            // Without its file the schedule cannot run, so the file says nothing about it.
            text = schedule.EnvironmentFile is { } file && File.Exists(file) ? PlainFile.ReadText(file) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Unknown(schedule, $"cannot be read: {FileFailure.Reason(failure)}");
        }

        string? unclear = null;
        var folder = StateFolder.Find(name =>
        {
            string? value = null;
            if (text is not null && !EnvironmentText.TryFind(text, name, schedule.Scheduler != Scheduler.Systemd, out value))
            {
                unclear ??= name;
            }

            value ??= SyncScript.FindSetting(schedule.Command, name);
            return name == StateFolder.Variable ? Rooted(value) : value;
        });
        return unclear is null ? new(folder.Folder, null) : Unknown(schedule, $"sets {unclear} in a way that only a shell can evaluate");
    }

    // Schedulers start their processes in the home folder.
    private static string? Rooted(string? path) =>
        path is { Length: > 0 } ? Path.GetFullPath(path, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile)) : path;

    private static ScheduledState Unknown(SyncSchedule schedule, string why) =>
        new(null, $"Its state folder is not known, because its environment file '{schedule.EnvironmentFile}' {why}.");
}
