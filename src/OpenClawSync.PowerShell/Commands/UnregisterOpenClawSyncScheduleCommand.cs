using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Records;
using OpenClawSync.Schedules;
using OpenClawSync.Setup;

namespace OpenClawSync.Commands;

/// <summary>Takes away what Register-OpenClawSyncSchedule installed, and nothing else. A run that is at work goes on to its end.</summary>
/// <remarks>
/// <para>
/// Of systemd the timer is stopped and both units are deleted; of a crontab the line goes and every other one stays byte for byte. Files that
/// hold tokens, the policy, the state and the target are left alone.
/// </para>
/// </remarks>
/// <example>
/// <para>See what would be taken away.</para>
/// <code needs="scheduler">Get-OpenClawSyncSchedule | Unregister-OpenClawSyncSchedule -WhatIf</code>
/// </example>
/// <example>
/// <para>Take a schedule away.</para>
/// <code needs="scheduler">Unregister-OpenClawSyncSchedule openclaw-sync</code>
/// </example>
[Cmdlet(VerbsLifecycle.Unregister, "OpenClawSyncSchedule", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class UnregisterOpenClawSyncScheduleCommand : OpenClawCmdlet
{
    private readonly List<SyncSchedule> _chosen = [];

    /// <summary>The names of the schedules, as Get-OpenClawSyncSchedule shows them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Where they are installed. Default: wherever there is one of that name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Scheduler[] Scheduler { get; set; } = [Schedules.Scheduler.Systemd, Schedules.Scheduler.Crontab];

    private protected override void Process()
    {
        var installed = SchedulerCatalog().Find().Where(schedule => Scheduler.Contains(schedule.Scheduler)).ToList();
        foreach (var name in Name)
        {
            var found = installed.Where(schedule => schedule.Name == name).DistinctBy(schedule => schedule.Scheduler).ToList();
            if (found.Count == 0)
            {
                Report(Problem.Error(ErrorIds.ScheduleNotFound, name, "No schedule of that name is installed."));
            }

            _chosen.AddRange(found);
        }
    }

    // Whoever finds schedules may still be at it while they are piped here.
    private protected override void End()
    {
        foreach (var schedule in _chosen.DistinctBy(schedule => (schedule.Scheduler, schedule.Name)))
        {
            if (ShouldProcess(schedule.Location, $"Unregister the schedule {schedule.Name}"))
            {
                SchedulerCatalog().Of(schedule.Scheduler)?.Remove(schedule.Name);
            }
        }
    }

    private SchedulerCatalog SchedulerCatalog() => new(Environment.GetEnvironmentVariable, StopToken);
}
