namespace OpenClawSync.Schedules;

/// <summary>What runs syncs at intervals.</summary>
public enum Scheduler
{
    /// <summary>A timer of the user's systemd.</summary>
    Systemd,

    /// <summary>A line in the user's crontab.</summary>
    Crontab,

    /// <summary>A launchd agent on macOS; its text is printed.</summary>
    Launchd,

    /// <summary>A task of the Windows Task Scheduler; its text is printed.</summary>
    TaskScheduler,
}
