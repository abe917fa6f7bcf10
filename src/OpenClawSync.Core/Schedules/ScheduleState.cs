namespace OpenClawSync.Schedules;

/// <summary>Whether a schedule is active.</summary>
public enum ScheduleState
{
    /// <summary>It runs at its interval.</summary>
    Active,

    /// <summary>It is installed, but disabled.</summary>
    Stopped,

    /// <summary>It is installed, but its scheduler cannot be queried.</summary>
    Unknown,

    /// <summary>It is a text to be installed by hand.</summary>
    Printed,
}
