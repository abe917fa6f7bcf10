using System.Management.Automation;
using System.Security;
using OpenClawSync.Records;
using OpenClawSync.Session;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>
/// Reads the rows of a Mission Control under the read rule. Public rows are for all, those of the team for whoever has a role, private
/// ones for their owner.
/// </summary>
/// <remarks>
/// <para>
/// On Convex who looks is told by the caller's JWT alone. On SQLite -Viewer and -Role are a filter, not access control: whoever can read
/// the file can read all of it. Without them every row of a file is shown.
/// </para>
/// <para>
/// Rows are as they are stored: protected, with their times as dates. Fields has every stored field by its name.
/// </para>
/// </remarks>
/// <example>
/// <para>Find what is known of sensors.</para>
/// <code>Find-OpenClawRecord sensor</code>
/// </example>
/// <example>
/// <para>List the jobs that are stored, those that are gone at their source as well.</para>
/// <code>Find-OpenClawRecord -Kind Cron -IncludeRemoved -Target mission-control.db</code>
/// </example>
/// <example>
/// <para>See what their owner would see, who has the role ops.</para>
/// <code>Find-OpenClawRecord -Viewer owner -Role ops -Target mission-control.db</code>
/// <para>Rows of a user belong to the policy's owner, which is owner unless the policy names somebody.</para>
/// </example>
/// <example>
/// <para>Find the rows in which something was redacted.</para>
/// <code>
/// Find-OpenClawRecord | Where-Object { $_.Fields['redactionReason'] } |
///     ForEach-Object { "$($_.SourceKey)  $($_.Fields['redactionReason'])" }
/// </code>
/// </example>
/// <example>
/// <para>Read a deployment as a signed-in viewer.</para>
/// <code needs="deployment">
/// $jwt = Read-Host -AsSecureString
/// Find-OpenClawRecord -Target https://happy-otter-123.convex.site/openclaw/ingest -ViewerToken $jwt
/// </code>
/// </example>
/// <example>
/// <para>List tasks by status.</para>
/// <code>Find-OpenClawRecord -Kind Task | Sort-Object Status, UpdatedAt | Format-Table Status, Title, UpdatedAt</code>
/// </example>
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
                ErrorIds.ViewerInvalid,
                "-Viewer and -Role filter a file. A Convex deployment knows its viewer by their JWT."
            );
        }

        var viewer = new Viewer(Viewer, Role);
        using var rows = location.OpenForViewing(TargetOptions(Protectors.Instance(null)), Plain(ViewerToken), QueryUrl);
        foreach (var row in rows.ReadRows(RecordKinds.Of(Kind), StopToken))
        {
            if (
                (IncludeRemoved || row.RemovedAt is null)
                && (!isFiltered || ReadRule.Allows(viewer, row.Visibility, row.OwnerType, row.OwnerId))
                && (Text is null || Holds(row.Title) || Holds(row.Text))
            )
            {
                WriteObject(row);
            }
        }
    }

    private bool Holds(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;
}
