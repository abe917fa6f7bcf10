using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Records;
using OpenClawSync.Schedules;
using OpenClawSync.Setup;

namespace OpenClawSync.Commands;

/// <summary>Removes schedules that Register-OpenClawSyncSchedule created, and nothing else. A run in progress is not interrupted.</summary>
/// <remarks>
/// <para>
/// For systemd the timer is stopped and both units are deleted. For a crontab the line is deleted and all others stay byte for byte. Token
/// files, policy, state and target are not changed.
/// </para>
/// </remarks>
/// <example>
/// <para>Show what would be removed.</para>
/// <code needs="scheduler">Get-OpenClawSyncSchedule | Unregister-OpenClawSyncSchedule -WhatIf</code>
/// </example>
/// <example>
/// <para>Remove a schedule.</para>
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

    /// <summary>The schedulers to remove them from. Default: both.</summary>
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
                Report(Problem.Error(ErrorIds.ScheduleNotFound, name, "There is no schedule with this name."));
            }

            _chosen.AddRange(found);
        }
    }

    // Not earlier: Get-OpenClawSyncSchedule may still be reading while it emits.
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
