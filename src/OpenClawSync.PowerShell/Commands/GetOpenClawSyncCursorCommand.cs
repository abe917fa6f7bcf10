using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.Session;

namespace OpenClawSync.Commands;

/// <summary>
/// Shows how far each kind is known to be in a target. A run asks a remote source for what changed since then, less the replay
/// window; what a local source has is recognised record by record.
/// </summary>
/// <remarks>
/// <para>
/// A cursor is the time of the latest change that the target is known to have, as of the last pass that saw all of a kind. LastRunId and
/// PolicyId tell how sure that is: where the target names another run or policy, everything is sent again. Reset-OpenClawSyncCursor puts
/// cursors back.
/// </para>
/// </remarks>
/// <example>
/// <para>See how far each kind is.</para>
/// <code>Get-OpenClawSyncCursor</code>
/// </example>
/// <example>
/// <para>Show the cursor of tasks in a file.</para>
/// <code>Get-OpenClawSyncCursor -Kind Task -Target mission-control.db | ForEach-Object Cursor</code>
/// </example>
/// <example>
/// <para>Tell of kinds that stand still.</para>
/// <code>
/// $limit = [DateTimeOffset]::Now.AddDays(-7)
/// Get-OpenClawSyncCursor | Where-Object Cursor -lt $limit |
///     ForEach-Object { "$($_.Kind) stands at $($_.Cursor)" }
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawSyncCursor")]
[OutputType(typeof(SyncCursor))]
public sealed class GetOpenClawSyncCursorCommand : OpenClawCmdlet
{
    /// <summary>The kinds to show. Default: all.</summary>
    [Parameter(Position = 0)]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>
    /// The SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint. Default: the URL CONVEX_INGEST_URL
    /// names, else the file in the state folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>The instance whose cursors are shown. Default: OPENCLAW_SYNC_INSTANCE, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    private protected override void Process()
    {
        using var memory = TargetAt(Target).FindMemory(TargetOptions(Protectors.Instance(InstanceId)));
        foreach (var cursor in memory?.ReadCursors() ?? [])
        {
            if (Kind.Contains(cursor.Kind))
            {
                WriteObject(cursor with { Target = Safe(cursor.Target) });
            }
        }
    }
}
