namespace OpenClawSync.Schedules;

/// <summary>Whether a schedule does anything.</summary>
public enum ScheduleState
{
    /// <summary>It runs when it is time.</summary>
    Active,

    /// <summary>It is installed, but switched off.</summary>
    Stopped,

    /// <summary>It is installed, but its scheduler cannot be asked.</summary>
    Unknown,

    /// <summary>It is a text, to be installed by hand.</summary>
    Printed,
}
