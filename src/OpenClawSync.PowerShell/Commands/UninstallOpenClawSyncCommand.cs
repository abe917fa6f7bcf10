using System.Management.Automation;
using System.Security;
using OpenClawSync.Erasure;
using OpenClawSync.Records;
using OpenClawSync.Schedules;
using OpenClawSync.Setup;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>
/// Removes what this module made on this machine: schedules, and the files of the state folder with the installation key; with
/// -IncludeTarget also the target. The module itself stays; Uninstall-PSResource OpenClawSync removes it.
/// </summary>
/// <remarks>
/// <para>
/// It emits one object for each part: a schedule, the target, a file or a folder. Each is removed only after confirmation; scripts pass
/// -Confirm:$false. What is not recognized by its content as a file of this module, the policy, files with tokens and every OpenClaw home
/// are kept, and folders are removed only if they are empty. Schedules that use another state folder are kept too, and the reason names
/// that folder. A schedule's environment file is read for OPENCLAW_SYNC_HOME.
/// </para>
/// <para>
/// -IncludeTarget deletes the file of a SQLite target, with the rows of all instances, if it has only tables of this module and no other
/// program uses it; with -InstanceId it erases only that instance and keeps the file. At an endpoint it erases the rows and the run log of
/// one instance and releases its claim; nothing else there changes. If the target has to be kept, so is the state. Without it the target
/// stays as it is, and so does the state folder if the default target is in it. A target can still be read without the state, but a later
/// installation must release its claim (Reset-OpenClawSyncCursor -ReleaseClaim) before it can write there.
/// </para>
/// <para>While a run is in progress, the command stops with RunInProgress.</para>
/// </remarks>
/// <example>
/// <para>Show what would be removed.</para>
/// <code>Uninstall-OpenClawSync -IncludeTarget -WhatIf</code>
/// </example>
/// <example>
/// <para>Remove schedules, state and the default target, and then the module.</para>
/// <code needs="terminal">
/// Uninstall-OpenClawSync -IncludeTarget
/// Uninstall-PSResource OpenClawSync
/// </code>
/// </example>
[Cmdlet(VerbsLifecycle.Uninstall, "OpenClawSync", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(UninstallStep))]
public sealed class UninstallOpenClawSyncCommand : InstanceCmdlet
{
    /// <summary>Removes the target too: the file, or the instance at an endpoint.</summary>
    [Parameter]
    public SwitchParameter IncludeTarget { get; set; }

    /// <inheritdoc cref="PushOpenClawRecordCommand.IngestToken" />
    [Parameter]
    public SecureString? IngestToken { get; set; }

    private protected override void Process()
    {
        if (!IncludeTarget && IsGiven(nameof(Target)))
        {
            throw new OpenClawSyncException(ErrorIds.InputInvalid, "-Target needs -IncludeTarget, which removes the target.");
        }

        // No schedule may start a run that makes again what is removed, and the target needs the state.
        RemoveSchedules();
        if (IncludeTarget && !RemoveTarget())
        {
            WriteObject(
                new UninstallStep(
                    UninstallPart.Folder,
                    Safe(State.Folder),
                    removed: false,
                    "The target was kept, so the state and the key with which it is written were kept too."
                )
            );
            return;
        }

        RemoveState();
        Inform("The module itself stays. To remove it: Uninstall-PSResource OpenClawSync");
    }

    private void RemoveSchedules()
    {
        var catalog = new SchedulerCatalog(Environment.GetEnvironmentVariable, StopToken);
        foreach (var schedule in catalog.Find().DistinctBy(schedule => (schedule.Scheduler, schedule.Name)).ToList())
        {
            if (ReasonToKeep(schedule) is { } reason)
            {
                WriteObject(new UninstallStep(UninstallPart.Schedule, Safe(schedule.Location), removed: false, Safe(reason)));
            }
            else if (ShouldProcess(schedule.Location, $"Unregister the schedule {schedule.Name}"))
            {
                catalog.Of(schedule.Scheduler)?.Remove(schedule.Name);
                WriteObject(new UninstallStep(UninstallPart.Schedule, Safe(schedule.Location), removed: true, null));
            }
        }
    }

    private string? ReasonToKeep(SyncSchedule schedule)
    {
        var state = ScheduledState.Of(schedule);
        return state.Folder == State.Folder
            ? null
            : $"The schedule {schedule.Name} was kept. "
                + (
                    state.Obstacle
                    ?? $"It uses another state folder, '{state.Folder}'. To remove both, run the command with OPENCLAW_SYNC_HOME set to it."
                );
    }

    // False if it cannot be removed.
    private bool RemoveTarget()
    {
        var location = FindTarget();
        var options = TargetOptions(FindInstance(InstanceId), IngestToken) with { Report = Report };
        var onlyInstance = location.File is not null && IsGiven(nameof(InstanceId));
        var removal = new TargetRemoval(location, options, State, onlyInstance, Detail, StopToken);
        var name = Safe(location.File ?? location.Name);
        if (location.File is { } file && !File.Exists(file))
        {
            return true;
        }

        if (removal.Obstacle() is { } obstacle)
        {
            WriteObject(new UninstallStep(UninstallPart.Target, name, removed: false, Safe(obstacle)));
            return false;
        }

        var action =
            location.File is null ? $"Erase everything of {options.Instance.Description} and release its claim"
            : onlyInstance ? $"Erase everything of {options.Instance.Description}"
            : "Delete the target with the rows of all instances";
        if (ShouldProcess(name, action))
        {
            removal.Run();
            WriteObject(new UninstallStep(UninstallPart.Target, name, removed: true, null));
        }

        return true;
    }

    private void RemoveState()
    {
        if (!Directory.Exists(State.Folder))
        {
            return;
        }

        using (IsWhatIf ? null : RunLock.Take(State, TimeProvider.System))
        {
            foreach (var file in StateFiles.Find(State))
            {
                if (ShouldProcess(file, "Delete"))
                {
                    File.Delete(file);
                    WriteObject(new UninstallStep(UninstallPart.File, Safe(file), removed: true, null));
                }
            }
        }

        foreach (var folder in StateFiles.Folders(State))
        {
            RemoveFolder(folder);
        }
    }

    private void RemoveFolder(string folder)
    {
        if (IsWhatIf)
        {
            ShouldProcess(folder, "Delete the folder if it is empty then");
            return;
        }

        var rest = StateFiles.Rest(folder);
        if (rest.Count > 0)
        {
            foreach (var entry in rest)
            {
                WriteObject(new UninstallStep(UninstallPart.File, Safe(entry), removed: false, Reason(entry)));
            }

            return;
        }

        if (!ShouldProcess(folder, "Delete the empty folder"))
        {
            WriteObject(new UninstallStep(UninstallPart.Folder, Safe(folder), removed: false, "You kept it."));
            return;
        }

        Directory.Delete(folder);
        WriteObject(new UninstallStep(UninstallPart.Folder, Safe(folder), removed: true, null));
    }

    private string Reason(string entry) =>
        entry == State.Policy ? "The policy may have your settings."
        : entry.StartsWith(State.DefaultTarget, StringComparison.Ordinal)
            ? IncludeTarget ? "It is the default target, which may have rows of other instances."
                : "It is the default target. -IncludeTarget removes it."
        : "It is not recognized as a file of this module, or you kept it.";
}
