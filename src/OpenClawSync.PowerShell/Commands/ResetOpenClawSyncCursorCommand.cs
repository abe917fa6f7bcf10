using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.Session;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>
/// Rewinds the cursors of a target. Without a run, all that is known of the kinds is forgotten, and the next run sends every record
/// again; with -RunId the cursors go back to where that run's window began, and the next run sends the window again. Rows are upserted,
/// so nothing is doubled.
/// </summary>
/// <remarks>
/// <para>
/// Nothing is sent or removed by it; the next Invoke-OpenClawSync does the work. It waits for no one: while a run is at work it stops
/// with RunInProgress.
/// </para>
/// </remarks>
/// <example>
/// <para>Have everything sent again to the default target.</para>
/// <code>Reset-OpenClawSyncCursor</code>
/// </example>
/// <example>
/// <para>Have the notes sent again, after a look at what would be done.</para>
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
/// <para>Let an OpenClaw that moved take its rows in a file over.</para>
/// <code>Reset-OpenClawSyncCursor -Target mission-control.db -ReleaseClaim</code>
/// <para>The next source that runs holds the instance then. See about_OpenClawTargets.</para>
/// </example>
[Cmdlet(
    VerbsCommon.Reset,
    "OpenClawSyncCursor",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium,
    DefaultParameterSetName = AllSet
)]
[OutputType(typeof(SyncCursor))]
public sealed class ResetOpenClawSyncCursorCommand : OpenClawCmdlet
{
    private const string AllSet = "All";
    private const string RunSet = "Run";
    private const string ClaimSet = "Claim";

    /// <summary>The run whose window is to be sent again, as Get-OpenClawSyncRun shows it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = RunSet)]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string? RunId { get; set; }

    /// <summary>The kinds whose cursors go back. Default: all.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [Parameter(ParameterSetName = RunSet)]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>
    /// Gives up the claim that a source has on the instance in a SQLite file, so that the next source that runs takes it over: for an
    /// OpenClaw that moved, or whose state was lost. A Convex deployment releases claims itself.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = ClaimSet)]
    public SwitchParameter ReleaseClaim { get; set; }

    /// <summary>
    /// The SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint. Default: the URL CONVEX_INGEST_URL
    /// names, else the file in the state folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>The instance whose cursors go back. Default: OPENCLAW_SYNC_INSTANCE, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    private protected override void Process()
    {
        var location = TargetAt(Target);
        var options = TargetOptions(Protectors.Instance(InstanceId)) with { Report = Report };
        if (ReleaseClaim && location.File is null)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetInvalid,
                "A claim at an endpoint is released there: npx convex run openclaw:release."
            );
        }

        var from = RunId is null ? null : Window(location, options);
        if (!ShouldProcess(Safe(location.File ?? location.Name), Action()))
        {
            return;
        }

        using var taken = RunLock.Take(State, TimeProvider.System);
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
        : RunId is null ? "Forget what was sent"
        : $"Go back to the window of {Safe(RunId)}";

    private Cursors Window(TargetLocation location, TargetOptions options) =>
        location.ReadRuns(options).FirstOrDefault(run => run.RunId == RunId)?.CursorFrom
        ?? throw new OpenClawSyncException(ErrorIds.RunNotFound, "There is no run of that id in the log of the target.");
}
