using System.Management.Automation;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>Reads the run log of a Mission Control, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "OpenClawSyncRun")]
[OutputType(typeof(SyncRun))]
public sealed class GetOpenClawSyncRunCommand : OpenClawCmdlet
{
    /// <summary>Only the runs of these ids; wildcards count.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] RunId { get; set; } = ["*"];

    /// <summary>Only so many, counted from the newest. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Only runs that ended so.</summary>
    [Parameter]
    [ValidateSet("succeeded", "partial", "failed", "push")]
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
        var ids = RunId.Select(id => WildcardPattern.Get(id, WildcardOptions.IgnoreCase)).ToList();
        var runs = TargetAt(Target).ReadRuns(TargetOptions(Protectors.Instance(InstanceId))).Where(run =>
            ids.Exists(id => id.IsMatch(run.RunId))
            && (Status.Length == 0 || Status.Contains(run.Status, StringComparer.OrdinalIgnoreCase)));
        foreach (var run in runs.Take(First))
        {
            WriteObject(run);
        }
    }
}
