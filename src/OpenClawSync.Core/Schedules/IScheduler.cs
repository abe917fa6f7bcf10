namespace OpenClawSync.Schedules;

/// <summary>A place where schedules can be installed, found and taken away.</summary>
internal interface IScheduler
{
    /// <summary>Where a schedule of that name is or would be written down.</summary>
    string LocationOf(string name);

    /// <summary>Installs a schedule, or leaves everything as it was.</summary>
    /// <param name="plan">What is to run.</param>
    /// <param name="replaces">Whether one of that name may be replaced.</param>
    SyncSchedule Install(SchedulePlan plan, bool replaces);

    /// <summary>The schedules that are installed.</summary>
    IReadOnlyList<SyncSchedule> Find();

    /// <summary>Takes away what <see cref="Install" /> made, and nothing else.</summary>
    void Remove(string name);
}
