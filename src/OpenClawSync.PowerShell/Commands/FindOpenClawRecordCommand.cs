using System.Management.Automation;
using System.Security;
using OpenClawSync.Records;
using OpenClawSync.State;
using OpenClawSync.Targets;

namespace OpenClawSync.Commands;

/// <summary>
/// Reads the rows of a target under the read rule. Everyone may read public rows, any role may read team rows, and the owner may
/// read private rows.
/// </summary>
/// <remarks>
/// <para>
/// Convex identifies the viewer by the JWT alone. For a SQLite file -Viewer and -Role are a filter, not access control: anyone who can
/// read the file can read all of it. Without them every row of a file is shown.
/// </para>
/// <para>
/// Rows are shown as they are stored, in protected form. Fields contains every stored field by name.
/// </para>
/// </remarks>
/// <example>
/// <para>Find rows by text.</para>
/// <code>Find-OpenClawRecord sensor</code>
/// </example>
/// <example>
/// <para>List all stored jobs, including those that their source deleted.</para>
/// <code>Find-OpenClawRecord -Kind Cron -IncludeRemoved -Target mission-control.db</code>
/// </example>
/// <example>
/// <para>Show what a viewer with a role may read.</para>
/// <code>Find-OpenClawRecord -Viewer owner -Role ops -Target mission-control.db</code>
/// <para>A user's rows belong to the owner in the policy, which is named owner by default.</para>
/// </example>
/// <example>
/// <para>Find the rows that contain redactions.</para>
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
public sealed class FindOpenClawRecordCommand : TargetCmdlet
{
    /// <summary>Only rows whose title or text contains this, ignoring case.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Text { get; set; }

    /// <inheritdoc cref="SourceCmdlet.Kind" />
    [Parameter]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>For a file: only rows that this user may read.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Viewer { get; set; }

    /// <summary>For a file: only rows that a viewer with these roles may read.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Role { get; set; } = [];

    /// <summary>Includes rows that are marked as removed.</summary>
    [Parameter]
    public SwitchParameter IncludeRemoved { get; set; }

    /// <summary>The viewer's JWT for a Convex deployment. Without it only public rows are returned.</summary>
    [Parameter]
    public SecureString? ViewerToken { get; set; }

    /// <summary>
    /// The query URL of a deployment. Default: the .convex.cloud host of a .convex.site endpoint, else the host of the endpoint.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? QueryUrl { get; set; }

    private protected override void Process()
    {
        var location = FindTarget();
        var isFiltered = Viewer is not null || Role.Length > 0;
        if (location.File is null && isFiltered)
        {
            throw new OpenClawSyncException(
                ErrorIds.ViewerInvalid,
                "-Viewer and -Role filter a file. A Convex deployment identifies its viewer by a JWT."
            );
        }

        var viewer = new Viewer(Viewer, Role);
        using var rows = location.OpenForViewing(TargetOptions(ProtectionSettings.FindInstance(null)), Plain(ViewerToken), QueryUrl);
        foreach (var row in rows.ReadRows(RecordKinds.Of(Kind), StopToken))
        {
            if (
                (IncludeRemoved || row.RemovedAt is null)
                && (!isFiltered || ReadRule.Allows(viewer, row.Visibility, row.OwnerType, row.OwnerId))
                && (Text is null || ContainsText(row.Title) || ContainsText(row.Text))
            )
            {
                WriteObject(row);
            }
        }
    }

    private bool ContainsText(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;
}
