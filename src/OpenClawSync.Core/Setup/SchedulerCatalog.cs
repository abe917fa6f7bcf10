using OpenClawSync.Records;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Cron;
using OpenClawSync.Schedules.Printed;
using OpenClawSync.Schedules.Systemd;

namespace OpenClawSync.Setup;

/// <summary>The schedulers of this machine.</summary>
internal sealed class SchedulerCatalog(Func<string, string?> environment, CancellationToken cancellationToken)
{
    private readonly Systemctl _systemctl = new(cancellationToken);

    /// <summary>The one that fits the machine best.</summary>
    public Scheduler Default() =>
        OperatingSystem.IsWindows() ? Scheduler.TaskScheduler
        : OperatingSystem.IsMacOS() ? Scheduler.Launchd
        : _systemctl.Works ? Scheduler.Systemd
        : Scheduler.Crontab;

    /// <summary>Where schedules of that kind are installed; null for those that an operator installs by hand.</summary>
    public IScheduler? Of(Scheduler scheduler) =>
        scheduler switch
        {
            Scheduler.Systemd => new SystemdScheduler(UnitFolder.Find(environment), _systemctl),
            Scheduler.Crontab => new CrontabScheduler(TimeProvider.System, cancellationToken),
            _ => null,
        };

    /// <summary>All that are installed.</summary>
    public IEnumerable<SyncSchedule> Find() =>
        Enum.GetValues<Scheduler>().Select(Of).OfType<IScheduler>().SelectMany(scheduler => scheduler.Find());

    /// <summary>A schedule as a text.</summary>
    public static PrintedSchedule Print(Scheduler scheduler, SchedulePlan plan) =>
        scheduler == Scheduler.Launchd ? LaunchdText.Create(plan) : TaskText.Create(plan);

    /// <summary>What an operator should know of a schedule that was installed; null for nothing.</summary>
    public static Problem? Notice(SyncSchedule schedule) =>
        schedule.Scheduler == Scheduler.Systemd && !Linger.IsOn
            ? Problem.Warning(
                ErrorIds.LingerOff,
                schedule.Name,
                "It runs while you are logged in. To have it run always: loginctl enable-linger"
            )
            : null;
}
