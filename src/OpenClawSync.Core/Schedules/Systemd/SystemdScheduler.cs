using OpenClawSync.Records;

namespace OpenClawSync.Schedules.Systemd;

/// <summary>Schedules as units of the systemd instance of the user.</summary>
internal sealed class SystemdScheduler(UnitFolder folder, Systemctl systemctl) : IScheduler
{
    public string LocationOf(string name) => folder.LocationOf(name);

    public PrintedSchedule Print(SchedulePlan plan)
    {
        var units = UnitPair.Create(plan);
        var timer = LocationOf(plan.Name);
        var service = Path.ChangeExtension(timer, ".service");
        return new PrintedSchedule
        {
            Name = plan.Name,
            Scheduler = Scheduler.Systemd,
            Interval = plan.Interval,
            State = ScheduleState.Printed,
            Command = plan.Script,
            EnvironmentFile = plan.EnvironmentFile,
            CredentialFile = plan.CredentialFile,
            Location = $"{plan.Name}.sh",
            Text = $"""
                mkdir -p {ShellText.Quote(Path.GetDirectoryName(timer)!)}
                cat > {ShellText.Quote(service)} <<'END'
                {units.Service}END
                cat > {ShellText.Quote(timer)} <<'END'
                {units.Timer}END
                systemctl --user daemon-reload
                systemctl --user enable --now {UnitFolder.TimerOf(plan.Name)}

                """,
            NextStep = $"sh {plan.Name}.sh",
        };
    }

    public SyncSchedule Install(SchedulePlan plan, bool replaces)
    {
        folder.RequireNoForeignUnit(plan.Name);
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
            Restore(plan.Name, before);
            throw;
        }

        return WithState(units.Read(plan.Name, folder.LocationOf(plan.Name)), isAvailable: true);
    }

    public IReadOnlyList<SyncSchedule> Find()
    {
        var found = folder.All().ToList();
        var isAvailable = found.Count > 0 && systemctl.IsAvailable;
        return [.. found.Select(schedule => WithState(schedule.Value.Read(schedule.Key, folder.LocationOf(schedule.Key)), isAvailable))];
    }

    public void Remove(string name)
    {
        systemctl.Run("disable", "--now", UnitFolder.TimerOf(name));
        folder.Delete(name);
        systemctl.Run("daemon-reload");

        // Otherwise systemd would list a failed run forever.
        systemctl.Try("reset-failed", UnitFolder.ServiceOf(name));
    }

    // An active timer keeps its old times until it is restarted.
    private void Start(string name)
    {
        systemctl.Run("daemon-reload");
        systemctl.Run("enable", UnitFolder.TimerOf(name));
        systemctl.Run("restart", UnitFolder.TimerOf(name));
    }

    // This is not cancelled, because a cancelled installation must be undone as well.
    private void Restore(string name, UnitPair? before)
    {
        var undo = new Systemctl(CancellationToken.None);
        undo.Try("disable", "--now", UnitFolder.TimerOf(name));
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
            // If the files could not be written, they cannot be restored either. The first failure is the one to report.
        }

        undo.Try("daemon-reload");
        if (before is not null)
        {
            undo.Try("enable", "--now", UnitFolder.TimerOf(name));
        }
    }

    private SyncSchedule WithState(SyncSchedule schedule, bool isAvailable)
    {
        if (!isAvailable)
        {
            return schedule;
        }

        var timer = UnitFolder.TimerOf(schedule.Name);
        return systemctl.IsActive(timer)
            ? schedule with
            {
                State = ScheduleState.Active,
                NextRun = systemctl.NextRun(timer),
            }
            : schedule with
            {
                State = ScheduleState.Stopped,
                NextRun = null,
            };
    }
}
