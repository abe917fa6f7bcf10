namespace OpenClawSync.Schedules;

/// <summary>What calls a sync when it is time.</summary>
public enum Scheduler
{
    /// <summary>A timer of the user's systemd.</summary>
    Systemd,

    /// <summary>A line in the user's crontab.</summary>
    Crontab,

    /// <summary>An agent of macOS; its text is printed.</summary>
    Launchd,

    /// <summary>A task of Windows; its text is printed.</summary>
    TaskScheduler,
}
