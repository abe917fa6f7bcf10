using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Records;
using OpenClawSync.Schedules;
using OpenClawSync.Setup;

namespace OpenClawSync.Commands;

/// <summary>Shows the schedules that Register-OpenClawSyncSchedule installed, in systemd and in the crontab.</summary>
/// <remarks>
/// <para>
/// Schedules are read from the systemd units and the crontab, so manual changes are included. A schedule is Stopped when its line in the
/// crontab is commented out or its systemd timer is inactive. NextRun comes from systemd or, for a crontab, is calculated.
/// </para>
/// <para>The run log shows how the runs ended: see Get-OpenClawSyncRun and about_OpenClawScheduling.</para>
/// </remarks>
/// <example>
/// <para>Show all schedules.</para>
/// <code needs="scheduler">Get-OpenClawSyncSchedule</code>
/// </example>
/// <example>
/// <para>Show the command of a schedule.</para>
/// <code needs="scheduler">Get-OpenClawSyncSchedule openclaw* | ForEach-Object Command</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawSyncSchedule")]
[OutputType(typeof(SyncSchedule))]
public sealed class GetOpenClawSyncScheduleCommand : OpenClawCmdlet
{
    /// <summary>Only schedules with these names. Wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    private protected override void Process()
    {
        var names = new NameSearch(Wildcards.Names(Name));
        foreach (var schedule in new SchedulerCatalog(Environment.GetEnvironmentVariable, StopToken).Find())
        {
            if (names.Matches(schedule.Name))
            {
                WriteObject(schedule);
            }
        }

        foreach (var (name, hint) in names.Missing())
        {
            Report(Problem.Error(ErrorIds.ScheduleNotFound, name, $"There is no schedule with this name.{hint}"));
        }
    }
}
