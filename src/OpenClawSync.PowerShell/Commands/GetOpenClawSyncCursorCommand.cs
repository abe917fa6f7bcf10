using System.Management.Automation;
using OpenClawSync.Records;

namespace OpenClawSync.Commands;

/// <summary>
/// Shows how far each kind of record is synced into a target.
/// </summary>
/// <remarks>
/// <para>
/// A cursor is the time of the latest change that the target is known to have, as of the last complete pass over a kind. A run requests
/// from a URL what changed since the cursor, less the replay window. Records of a local home are compared one by one instead.
/// </para>
/// <para>
/// LastRunId and PolicyId say which run and policy a cursor belongs to. If the target names another run, or the policy has changed, the
/// next run sends everything again. Reset-OpenClawSyncCursor rewinds cursors.
/// </para>
/// </remarks>
/// <example>
/// <para>Show the cursors of the default target.</para>
/// <code>Get-OpenClawSyncCursor</code>
/// </example>
/// <example>
/// <para>Show the cursor of tasks in a file.</para>
/// <code>Get-OpenClawSyncCursor -Kind Task -Target mission-control.db | ForEach-Object Cursor</code>
/// </example>
/// <example>
/// <para>Report kinds without a change for a week.</para>
/// <code>
/// $limit = [DateTimeOffset]::Now.AddDays(-7)
/// Get-OpenClawSyncCursor | Where-Object Cursor -lt $limit |
///     ForEach-Object { "$($_.Kind) stands at $($_.Cursor)" }
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawSyncCursor")]
[OutputType(typeof(SyncCursor))]
public sealed class GetOpenClawSyncCursorCommand : InstanceCmdlet
{
    /// <inheritdoc cref="SourceCmdlet.Kind" />
    [Parameter(Position = 0)]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    private protected override void Process()
    {
        using var memory = FindTarget().FindMemory(InstanceOptions());
        foreach (var cursor in memory?.ReadCursors() ?? [])
        {
            if (Kind.Contains(cursor.Kind))
            {
                WriteObject(cursor with { Target = Safe(cursor.Target) });
            }
        }
    }
}
