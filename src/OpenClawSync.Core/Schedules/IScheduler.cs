namespace OpenClawSync.Schedules;

/// <summary>A scheduler of the system that can install, list and remove schedules.</summary>
internal interface IScheduler
{
    /// <summary>Where a schedule with that name is stored, or would be.</summary>
    string LocationOf(string name);

    /// <summary>The schedule as the text that would be installed. Nothing is changed.</summary>
    /// <exception cref="Records.OpenClawSyncException">The scheduler does not support the plan.</exception>
    PrintedSchedule Print(SchedulePlan plan);

    /// <summary>Installs a schedule. If that fails, nothing is changed.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="replaces">Whether an existing schedule with that name may be replaced.</param>
    SyncSchedule Install(SchedulePlan plan, bool replaces);

    /// <summary>The installed schedules.</summary>
    IReadOnlyList<SyncSchedule> Find();

    /// <summary>Removes what <see cref="Install" /> created, and nothing else.</summary>
    void Remove(string name);
}
