using System.Management.Automation;
using System.Security;
using OpenClawSync.Completion;
using OpenClawSync.Records;
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
/// <para>Find failed tasks of some agents.</para>
/// <code>Find-OpenClawRecord -Kind Task -Agent main, ops* -Status failed, timed_out -Since 2026-11-01</code>
/// </example>
/// <example>
/// <para>Find the rows that contain redactions.</para>
/// <code>Find-OpenClawRecord | Where-Object RedactionReasons | Format-Table SourceKey, RedactionReasons</code>
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
    /// <summary>
    /// Only rows whose title or text contains this, ignoring case. * and ? are wildcards; put a backtick before a literal one.
    /// </summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string? Text { get; set; }

    /// <inheritdoc cref="SourceCmdlet.Kind" />
    [Parameter]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>Only rows with these keys. Wildcards are allowed.</summary>
    [Parameter]
    [Alias("Key")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SourceKeyCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] SourceKey { get; set; } = [];

    /// <inheritdoc cref="SourceCmdlet.Agent" />
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Agent { get; set; } = [];

    /// <summary>Only tasks with these statuses, and jobs whose last run has one of them. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Status { get; set; } = [];

    /// <inheritdoc cref="SourceCmdlet.Since" />
    [Parameter]
    [Time]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The maximum number of rows. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

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
        var filter = new StoredRowFilter(SourceKey, Agent, Status, Since, Text);
        using var rows = location.OpenForViewing(TargetOptions(InstanceId.None), Plain(ViewerToken), QueryUrl);
        var found = rows.ReadRows(RecordKinds.Of(Kind), StopToken)
            .Where(row => !isFiltered || ReadRule.Allows(viewer, row.Visibility, row.OwnerType, row.OwnerId))
            .Where(row => filter.Wants(row) && (IncludeRemoved || row.RemovedAt is null));
        var count = 0;
        var target = location.File ?? location.Name;
        foreach (var row in found.Take(First))
        {
            WriteObject(row.From(target));
            count++;
        }

        if (count < First)
        {
            foreach (var problem in filter.Missing())
            {
                Report(problem);
            }
        }
    }
}
