using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>
/// Shows how far each kind is known to be in a target. A run asks a remote source for what changed since then, less the replay
/// window; what a local source has is recognised record by record.
/// </summary>
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
