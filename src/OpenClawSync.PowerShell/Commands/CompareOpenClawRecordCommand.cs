using System.Management.Automation;
using System.Security;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Runs;

namespace OpenClawSync.Commands;

/// <summary>
/// Compares records of OpenClaw with the rows of a target and emits one object for each difference: what is missing in the target, what has
/// changed, and what only the target has. It writes nothing: no file, folder or key.
/// </summary>
/// <remarks>
/// <para>
/// Every record is read, protected and compared by content, whatever earlier syncs remember. A row that is marked as removed counts as
/// missing while its record exists. OpenClaw deletes old tasks itself, so tasks that only the target has are normal. When a part of the
/// source cannot be read, no Extra is listed for its kinds.
/// </para>
/// <para>
/// An endpoint is read through its ingest address with the ingest token. Before the first sync of an installation there is no key, so
/// records with masked ids are listed as missing.
/// </para>
/// </remarks>
/// <example>
/// <para>Compare your own OpenClaw with the default target.</para>
/// <code>Compare-OpenClawRecord</code>
/// </example>
/// <example>
/// <para>Count the differences by kind.</para>
/// <code>Compare-OpenClawRecord -Target mission-control.db | Group-Object Difference, Kind -NoElement</code>
/// </example>
/// <example>
/// <para>Verify that every job is in the target.</para>
/// <code>Compare-OpenClawRecord -Target mission-control.db -Kind Cron -IncludeEqual</code>
/// </example>
[Cmdlet(VerbsData.Compare, "OpenClawRecord", DefaultParameterSetName = PathSet)]
[OutputType(typeof(RecordDifference))]
public sealed class CompareOpenClawRecordCommand : SourceCmdlet
{
    /// <inheritdoc cref="InvokeOpenClawSyncCommand.Path" />
    [Parameter(Position = 0, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ItemPath]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc cref="InvokeOpenClawSyncCommand.LiteralPath" />
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string? LiteralPath { get; set; }

    /// <inheritdoc cref="PolicyCmdlet.PolicyPath" />
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <inheritdoc cref="ProtectOpenClawRecordCommand.SnippetLength" />
    [Parameter]
    [ValidateRange(1, ProtectionPolicy.MaxSnippetLength)]
    public int SnippetLength { get; set; } = ProtectionPolicy.DefaultSnippetLength;

    /// <inheritdoc cref="TargetCmdlet.Target" />
    [Parameter]
    public string? Target { get; set; }

    /// <inheritdoc cref="PushOpenClawRecordCommand.IngestToken" />
    [Parameter]
    public SecureString? IngestToken { get; set; }

    /// <inheritdoc cref="InstanceCmdlet.InstanceId" />
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    /// <summary>Also emits the records whose rows have the same content.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    private protected override void Process()
    {
        var job = new SyncJob(Request(), State, Environment.GetEnvironmentVariable, TimeProvider.System)
        {
            Opened = opened => PolicyRules = opened.Rules,
        };
        foreach (var difference in job.Compare(Report, StopToken))
        {
            if (IncludeEqual || difference.Difference != DifferenceKind.Equal)
            {
                WriteObject(difference);
            }
        }
    }

    private SyncRequest Request() =>
        new()
        {
            Source =
                LiteralPath is not null ? Paths.Literal(LiteralPath)
                : Path is null ? null
                : Paths.One(Path),
            SourceToken = Plain(SourceToken),
            PathMap = MappedFolders(),
            Target = ResolveTarget(GivenTarget(Target)),
            IngestToken = Plain(IngestToken),
            PolicyPath = ResolvePath(PolicyPath),
            SnippetLength = IsGiven(nameof(SnippetLength)) ? SnippetLength : null,
            Filter = Filter(),
            InstanceId = InstanceId,
        };
}
