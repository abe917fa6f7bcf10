using System.Management.Automation;
using System.Security;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>
/// Reads the rows of a Mission Control under the read rule: public rows for all, those of the team for whoever has a role, private
/// ones for their owner. On Convex who looks is told by the caller's JWT alone. On SQLite -Viewer and -Role are a filter, not access
/// control: whoever can read the file can read all of it.
/// </summary>
[Cmdlet(VerbsCommon.Find, "OpenClawRecord")]
[OutputType(typeof(StoredRecord))]
public sealed class FindOpenClawRecordCommand : OpenClawCmdlet
{
    /// <summary>Only rows whose title or text holds this, in any case.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Text { get; set; }

    /// <summary>The kinds to read. Default: all.</summary>
    [Parameter]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>Of a file: only what this user may see.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Viewer { get; set; }

    /// <summary>Of a file: only what a holder of these roles may see.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Role { get; set; } = [];

    /// <summary>Rows that are gone at their source as well.</summary>
    [Parameter]
    public SwitchParameter IncludeRemoved { get; set; }

    /// <summary>
    /// The SQLite file of an embedded Mission Control, or the https URL of an ingest endpoint. Default: the URL CONVEX_INGEST_URL
    /// names, else the file in the state folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Target { get; set; }

    /// <summary>The viewer's JWT for a Convex deployment. Without it only public rows are seen.</summary>
    [Parameter]
    public SecureString? ViewerToken { get; set; }

    /// <summary>Where a deployment answers queries. Default: the .convex.cloud host of a .convex.site endpoint, else the endpoint's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? QueryUrl { get; set; }

    private protected override void Process()
    {
        var location = TargetAt(Target);
        var isFiltered = Viewer is not null || Role.Length > 0;
        if (location.File is null && isFiltered)
        {
            throw new OpenClawSyncException(
                ErrorIds.ViewerInvalid, "-Viewer and -Role filter a file. A Convex deployment knows its viewer by their JWT: give it as -ViewerToken.");
        }

        var viewer = new Viewer(Viewer, Role);
        using var rows = location.OpenForViewing(TargetOptions(Protectors.Instance(null)), Plain(ViewerToken), QueryUrl);
        foreach (var row in rows.ReadRows(Kind.Distinct().ToList(), StopToken))
        {
            if ((IncludeRemoved || row.RemovedAt is null)
                && (!isFiltered || ReadRule.Allows(viewer, row.Visibility, row.OwnerType, row.OwnerId))
                && (Text is null || Holds(row.Title) || Holds(row.Text)))
            {
                WriteObject(row);
            }
        }
    }

    private bool Holds(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;
}
