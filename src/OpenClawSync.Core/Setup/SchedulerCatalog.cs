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

    /// <summary>The default scheduler of this machine.</summary>
    public Scheduler Default() =>
        OperatingSystem.IsWindows() ? Scheduler.TaskScheduler
        : OperatingSystem.IsMacOS() ? Scheduler.Launchd
        : _systemctl.IsAvailable ? Scheduler.Systemd
        : Scheduler.Crontab;

    /// <summary>The scheduler that installs schedules; null for a kind whose schedules the operator installs by hand.</summary>
    public IScheduler? Of(Scheduler scheduler) =>
        scheduler switch
        {
            Scheduler.Systemd => new SystemdScheduler(UnitFolder.Find(environment), _systemctl),
            Scheduler.Crontab => new CrontabScheduler(TimeProvider.System, cancellationToken),
            _ => null,
        };

    /// <summary>All installed schedules.</summary>
    public IEnumerable<SyncSchedule> Find() =>
        Enum.GetValues<Scheduler>().Select(Of).OfType<IScheduler>().SelectMany(scheduler => scheduler.Find());

    /// <summary>A schedule as text, to be installed by hand.</summary>
    public static PrintedSchedule Print(Scheduler scheduler, SchedulePlan plan) =>
        scheduler == Scheduler.Launchd ? LaunchdText.Create(plan) : TaskText.Create(plan);

    /// <summary>A warning about a schedule that was installed; null for none.</summary>
    public static Problem? Notice(SyncSchedule schedule) =>
        schedule.Scheduler == Scheduler.Systemd && !Systemctl.LingerIsEnabled
            ? Problem.Warning(
                ErrorIds.LingerOff,
                schedule.Name,
                "It runs only while you are logged in. To let it always run: loginctl enable-linger"
            )
            : null;
}
