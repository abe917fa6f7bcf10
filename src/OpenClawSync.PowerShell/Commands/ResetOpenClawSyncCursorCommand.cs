using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>
/// Rewinds the cursors of a target, so that the next Invoke-OpenClawSync sends records again. It changes no rows itself, and rows are
/// upserted, so none is duplicated.
/// </summary>
/// <remarks>
/// <para>
/// Without -RunId the cursors and record hashes of the kinds are deleted, and the next run sends every record. With -RunId the cursors are
/// set to the start of that run's window, and the next run sends everything since then.
/// </para>
/// <para>While a run is in progress, the command stops with the error RunInProgress.</para>
/// </remarks>
/// <example>
/// <para>Send everything to the default target again.</para>
/// <code>Reset-OpenClawSyncCursor</code>
/// </example>
/// <example>
/// <para>Send memory entries again, after a preview.</para>
/// <code>
/// Reset-OpenClawSyncCursor -Kind Memory -Target mission-control.db -WhatIf
/// Reset-OpenClawSyncCursor -Kind Memory -Target mission-control.db
/// </code>
/// </example>
/// <example>
/// <para>Send the window of the last run again.</para>
/// <code>Get-OpenClawSyncRun -First 1 | Reset-OpenClawSyncCursor</code>
/// </example>
/// <example>
/// <para>Release the claim of an OpenClaw that moved.</para>
/// <code>Reset-OpenClawSyncCursor -Target mission-control.db -ReleaseClaim</code>
/// <para>The next source that syncs claims the instance. See about_OpenClawTargets.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Reset,
    "OpenClawSyncCursor",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = AllSet
)]
[OutputType(typeof(SyncCursor))]
public sealed class ResetOpenClawSyncCursorCommand : InstanceCmdlet
{
    private const string AllSet = "All";
    private const string RunSet = "Run";
    private const string ClaimSet = "Claim";

    /// <summary>The run whose window is sent again, by the id that Get-OpenClawSyncRun shows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = RunSet)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RunId { get; set; }

    /// <inheritdoc cref="SourceCmdlet.Kind" />
    [Parameter(ParameterSetName = AllSet)]
    [Parameter(ParameterSetName = RunSet)]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>
    /// Releases the claim of a source on the instance in a SQLite file, so that the next source that syncs can claim it. Use it when an
    /// OpenClaw was moved or lost its state. For a Convex deployment, release the claim there.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ClaimSet)]
    public SwitchParameter ReleaseClaim { get; set; }

    private protected override void Process()
    {
        var location = FindTarget();
        var options = InstanceOptions() with { Report = Report };
        if (ReleaseClaim && location.File is null)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetInvalid,
                "The claim at an endpoint must be released there: npx convex run openclaw:release."
            );
        }

        var from = RunId is null ? null : Window(location, options);
        if (!ShouldProcess(Safe(location.File ?? location.Name), Action()))
        {
            return;
        }

        using var runLock = RunLock.Take(State, TimeProvider.System);
        using var memory = location.OpenMemory(options);
        if (memory is not null)
        {
            Change(memory, from);
            WriteObject(
                memory
                    .ReadCursors()
                    .Where(cursor => Kind.Contains(cursor.Kind))
                    .Select(cursor => cursor with { Target = Safe(cursor.Target) }),
                enumerateCollection: true
            );
        }
    }

    private void Change(TargetMemory memory, Cursors? from)
    {
        if (ReleaseClaim)
        {
            memory.ReleaseClaim();
        }
        else if (from is null)
        {
            memory.Forget(RecordKinds.Of(Kind));
        }
        else
        {
            memory.Restore(RecordKinds.Of(Kind), from);
        }
    }

    private string Action() =>
        ReleaseClaim ? "Release the claim"
        : RunId is null ? "Delete cursors and record hashes"
        : $"Set cursors to the start of run {Safe(RunId)}";

    private Cursors Window(TargetLocation location, TargetOptions options) =>
        location.ReadRuns(options).FirstOrDefault(run => run.RunId == RunId)?.CursorFrom
        ?? throw new OpenClawSyncException(ErrorIds.RunNotFound, "The run log of the target has no run with this id.");
}
