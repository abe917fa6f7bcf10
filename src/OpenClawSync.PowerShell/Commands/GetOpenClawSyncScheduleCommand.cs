using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Schedules;
using OpenClawSync.Setup;

namespace OpenClawSync.Commands;

/// <summary>Shows the schedules that Register-OpenClawSyncSchedule installed, in systemd and in the crontab.</summary>
/// <remarks>
/// <para>
/// What is shown is read from the units and from the crontab, so changes made by hand show too. A line of the crontab behind a number sign
/// is Stopped, and so is a timer of systemd that does not run. NextRun is what systemd says or, for a crontab, what the clock says.
/// </para>
/// <para>Whether the runs went well is in the run log: see Get-OpenClawSyncRun and about_OpenClawScheduling.</para>
/// </remarks>
/// <example>
/// <para>See what is installed.</para>
/// <code needs="scheduler">Get-OpenClawSyncSchedule</code>
/// </example>
/// <example>
/// <para>See what a schedule runs.</para>
/// <code needs="scheduler">Get-OpenClawSyncSchedule openclaw* | ForEach-Object Command</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawSyncSchedule")]
[OutputType(typeof(SyncSchedule))]
public sealed class GetOpenClawSyncScheduleCommand : OpenClawCmdlet
{
    /// <summary>Only the schedules of these names; wildcards count.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ScheduleNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    private protected override void Process()
    {
        var names = Name.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToList();
        foreach (var schedule in new SchedulerCatalog(Environment.GetEnvironmentVariable, StopToken).Find())
        {
            if (names.Exists(name => name.IsMatch(schedule.Name)))
            {
                WriteObject(schedule);
            }
        }
    }
}
