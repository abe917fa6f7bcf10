using OpenClawSync.Records;

namespace OpenClawSync.Schedules.Systemd;

/// <summary>Schedules as units of the user's systemd.</summary>
internal sealed class SystemdScheduler(UnitFolder folder, Systemctl systemctl) : IScheduler
{
    public string LocationOf(string name) => folder.LocationOf(name);

    public SyncSchedule Install(SchedulePlan plan, bool replaces)
    {
        folder.RequireNoOther(plan.Name);
        var before = folder.Find(plan.Name);
        if (before is not null && !replaces)
        {
            throw new OpenClawSyncException(
                ErrorIds.ScheduleExists,
                $"There is a schedule '{plan.Name}'. Give -Force to replace it, or another -Name."
            );
        }

        var units = UnitPair.Create(plan);
        try
        {
            folder.Write(plan.Name, units);
            Start(plan.Name);
        }
        catch
        {
            PutBack(plan.Name, before);
            throw;
        }

        return Asked(units.Read(plan.Name, folder.LocationOf(plan.Name)), works: true);
    }

    public IReadOnlyList<SyncSchedule> Find()
    {
        var found = folder.All().ToList();
        var works = found.Count > 0 && systemctl.Works;
        return [.. found.Select(schedule => Asked(schedule.Value.Read(schedule.Key, folder.LocationOf(schedule.Key)), works))];
    }

    public void Remove(string name)
    {
        systemctl.Do("disable", "--now", UnitFolder.TimerOf(name));
        folder.Delete(name);
        systemctl.Do("daemon-reload");

        // A run that failed would be listed for ever.
        systemctl.Try("reset-failed", UnitFolder.ServiceOf(name));
    }

    // A timer that runs keeps its old times until it is started anew.
    private void Start(string name)
    {
        systemctl.Do("daemon-reload");
        systemctl.Do("enable", UnitFolder.TimerOf(name));
        systemctl.Do("restart", UnitFolder.TimerOf(name));
    }

    // What was stopped is put back all the same.
    private void PutBack(string name, UnitPair? before)
    {
        var undoing = new Systemctl(CancellationToken.None);
        undoing.Try("disable", "--now", UnitFolder.TimerOf(name));
        try
        {
            folder.Delete(name);
            if (before is not null)
            {
                folder.Write(name, before);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OpenClawSyncException)
        {
            // What could not be written cannot be put back either; the first failure is what is told.
        }

        undoing.Try("daemon-reload");
        if (before is not null)
        {
            undoing.Try("enable", "--now", UnitFolder.TimerOf(name));
        }
    }

    private SyncSchedule Asked(SyncSchedule schedule, bool works)
    {
        if (!works)
        {
            return schedule;
        }

        var timer = UnitFolder.TimerOf(schedule.Name);
        return systemctl.IsActive(timer) ? schedule.As(ScheduleState.Active, systemctl.NextRun(timer)) : schedule.As(ScheduleState.Stopped);
    }
}
