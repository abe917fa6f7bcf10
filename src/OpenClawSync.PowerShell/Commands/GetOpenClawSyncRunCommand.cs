using System.Management.Automation;
using OpenClawSync.Completion;
using OpenClawSync.Records;
using OpenClawSync.Session;

namespace OpenClawSync.Commands;

/// <summary>Reads the run log of a Mission Control, newest first.</summary>
/// <remarks>
/// <para>
/// A run tells when it was, how it ended, what it created, updated, skipped and could not do, and from where to where the cursors moved.
/// ErrorSamples has the first few errors, without content. Pushes outside of a run have the status push.
/// </para>
/// </remarks>
/// <example>
/// <para>Show the last run.</para>
/// <code>Get-OpenClawSyncRun -First 1</code>
/// </example>
/// <example>
/// <para>Show the last run that did not go well, and why.</para>
/// <code>Get-OpenClawSyncRun -Status partial, failed -First 1 | ForEach-Object ErrorSamples</code>
/// </example>
/// <example>
/// <para>Follow one run.</para>
/// <code>
/// $run = Invoke-OpenClawSync -Target mission-control.db
/// Get-OpenClawSyncRun $run.RunId -Target mission-control.db
/// </code>
/// </example>
/// <example>
/// <para>See how far the cursors got.</para>
/// <code>(Get-OpenClawSyncRun -Target mission-control.db -Status succeeded -First 1).CursorTo</code>
/// </example>
/// <example>
/// <para>Give the counts of all runs to another program.</para>
/// <code>Get-OpenClawSyncRun | Select-Object RunId, Status, Counts | ConvertTo-Csv</code>
/// <para>Counts is a set of properties; Times is another.</para>
/// </example>
/// <example>
/// <para>Sum up what was redacted in all runs.</para>
/// <code>Get-OpenClawSyncRun | Measure-Object Redactions, Created, Updated -Sum</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawSyncRun")]
[OutputType(typeof(SyncRun))]
public sealed class GetOpenClawSyncRunCommand : OpenClawCmdlet
{
    /// <summary>Only the runs of these ids; wildcards count.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = ["*"];

    /// <summary>Only so many, counted from the newest. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Only runs that ended so.</summary>
    [Parameter]
    [ValidateSet("succeeded", "partial", "failed", "stopped", "push")]
    public string[] Status { get; set; } = [];

    /// <summary>
    /// The SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint. Default: the URL CONVEX_INGEST_URL
    /// names, else the file in the state folder. Of an endpoint are listed the runs that this installation sent there.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>The instance whose runs at an endpoint are listed. Default: OPENCLAW_SYNC_INSTANCE, else none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    private protected override void Process()
    {
        var ids = Patterns.Create(RunId);
        var runs = TargetAt(Target)
            .ReadRuns(TargetOptions(Protectors.Instance(InstanceId)))
            .Where(run =>
                ids.Any(id => id.IsMatch(run.RunId))
                && (Status.Length == 0 || Status.Contains(run.Status, StringComparer.OrdinalIgnoreCase))
            );
        foreach (var run in runs.Take(First))
        {
            WriteObject(run);
        }
    }
}
