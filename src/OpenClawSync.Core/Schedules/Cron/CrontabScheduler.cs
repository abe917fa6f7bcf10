using OpenClawSync.Records;

namespace OpenClawSync.Schedules.Cron;

/// <summary>Schedules as lines of the user's crontab.</summary>
internal sealed class CrontabScheduler(TimeProvider time, CancellationToken cancellationToken) : IScheduler
{
    // How the crons of Debian, Red Hat, macOS and BusyBox report that there is no crontab yet.
    private static readonly string[] NoCrontabMessages = ["no crontab for", "No such file"];

    private readonly ProcessRunner _crontab = new("crontab", cancellationToken);

    public string LocationOf(string name) => "crontab";

    public PrintedSchedule Print(SchedulePlan plan) =>
        new()
        {
            Name = plan.Name,
            Scheduler = Scheduler.Crontab,
            Interval = plan.Interval,
            State = ScheduleState.Printed,
            Command = plan.Script,
            EnvironmentFile = plan.EnvironmentFile,
            Location = $"{plan.Name}.cron",
            Text = CrontabLine.Format(plan) + "\n",
            NextStep = $"(crontab -l; cat {plan.Name}.cron) | crontab -",
        };

    public SyncSchedule Install(SchedulePlan plan, bool replaces)
    {
        var line = CrontabLine.Format(plan);
        var crontab = Read();
        if (crontab.Has(plan.Name) && !replaces)
        {
            throw new OpenClawSyncException(
                ErrorIds.ScheduleExists,
                $"There is a schedule '{plan.Name}'. Give -Force to replace it, or another -Name."
            );
        }

        Write(crontab.With(plan.Name, line));
        return CrontabLine.Read(line, time)!;
    }

    public IReadOnlyList<SyncSchedule> Find() => _crontab.Exists ? [.. Read().Schedules(time)] : [];

    public void Remove(string name) => Write(Read().Without(name));

    private CrontabText Read()
    {
        var run = _crontab.Run(["-l"]);
        return (run.Succeeded, Array.Exists(NoCrontabMessages, message => run.Errors.Contains(message, StringComparison.Ordinal))) switch
        {
            (true, _) => CrontabText.Parse(run.Output),
            (_, true) => CrontabText.Empty,
            _ => throw Failed(run),
        };
    }

    private void Write(CrontabText crontab)
    {
        var run = crontab.IsEmpty ? _crontab.Run(["-r"]) : _crontab.Run(["-"], crontab.Bytes());
        if (!run.Succeeded)
        {
            throw Failed(run);
        }
    }

    private static OpenClawSyncException Failed(ProcessResult run) => new(ErrorIds.SchedulerUnavailable, $"crontab failed: {run.Errors}");
}
