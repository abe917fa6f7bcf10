using System.Management.Automation;
using System.Security;
using OpenClawSync.Completion;
using OpenClawSync.Connections;
using OpenClawSync.Progress;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Session;
using OpenClawSync.Sources;

namespace OpenClawSync.Commands;

/// <summary>
/// Reads tasks, cron jobs and memory entries from OpenClaw homes, starter JSON files or a URL. What it emits is raw and may hold
/// secrets: default views and messages leave the text out, but every property can be read.
/// </summary>
/// <remarks>
/// <para>
/// Homes of every generation are read, while OpenClaw runs, and left byte for byte as they are. Records come one by one, so memory does
/// not grow with their number. A record that cannot be read is an error by itself and the others go on; only a bad path or token
/// stops the command.
/// </para>
/// <para>
/// Pipe the records into Protect-OpenClawRecord before anything of them is written anywhere. What is redacted there is told in
/// about_OpenClawRedaction.
/// </para>
/// </remarks>
/// <example>
/// <para>See what there is, without any text of it.</para>
/// <code>Get-OpenClawRecord</code>
/// <para>Shows kind, agent, time and place of every record of the home that OpenClaw itself would use.</para>
/// </example>
/// <example>
/// <para>Read the memory of one agent.</para>
/// <code>Get-OpenClawRecord -Kind Memory -Agent ops</code>
/// </example>
/// <example>
/// <para>Count what changed since Friday.</para>
/// <code>@(Get-OpenClawRecord -Since 2026-11-20).Count</code>
/// <para>A time without a zone is local. Memory entries have the time of their file.</para>
/// </example>
/// <example>
/// <para>Read a starter JSON file and push what it holds.</para>
/// <code>Get-OpenClawRecord export.json | Protect-OpenClawRecord | Push-OpenClawRecord -Target mission-control.db</code>
/// </example>
/// <example>
/// <para>Read from a URL with a token of its own.</para>
/// <code needs="deployment">
/// $token = Read-Host -AsSecureString
/// Get-OpenClawRecord https://claw.example.org/export -SourceToken $token
/// </code>
/// <para>Only https is spoken, except to this machine, and no redirect is followed.</para>
/// </example>
/// <example>
/// <para>Count records by agent and kind.</para>
/// <code>Get-OpenClawRecord | Group-Object AgentId, Kind -NoElement</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawRecord", DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskRecord), typeof(CronJobRecord), typeof(MemoryRecord))]
public sealed class GetOpenClawRecordCommand : OpenClawCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private ProgressMeter? _meter;

    /// <summary>
    /// OpenClaw state folders, folders that hold one, starter JSON files, or URLs that answer with it; wildcards count. A home reached by
    /// two ways is read once. Default: the file OPENCLAW_SOURCE_JSON names, else the URL OPENCLAW_SOURCE_URL names, else the user's home as OpenClaw
    /// finds it.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ItemPath]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The same by their exact names: a bracket or an asterisk stands for itself.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>
    /// The bearer token for a URL. Default: OPENCLAW_SOURCE_TOKEN, which goes to the origin of OPENCLAW_SOURCE_URL and nowhere else.
    /// </summary>
    [Parameter]
    public SecureString? SourceToken { get; set; }

    /// <summary>The kinds to read. Default: all.</summary>
    [Parameter]
    public RecordKind[] Kind { get; set; } = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    /// <summary>Only records that changed at this time or later, or that do not say when.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only records of these agents.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AgentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Agent { get; set; } = [];

    /// <summary>Leaves out the jobs that OpenClaw itself declares, such as heartbeats.</summary>
    [Parameter]
    public SwitchParameter ExcludeSystem { get; set; }

    private protected override void Process()
    {
        foreach (var place in Places())
        {
            var location = SourceLocation.Find(place, Environment.GetEnvironmentVariable);
            if (_seen.Add(location.Identity))
            {
                Read(location);
            }
        }
    }

    private protected override void End() => _meter?.Complete();

    private IEnumerable<string?> Places() =>
        LiteralPath?.Select(Paths.Literal)
        ?? Path?.SelectMany(path => Paths.Expand(path) is { Count: > 0 } found ? found : throw SessionPaths.Nothing(path))
        ?? [null];

    private void Read(SourceLocation location)
    {
        var filter = Filters.Create(Kind, Since, Agent, ExcludeSystem);
        Trace($"Reading {string.Join(", ", filter.Kinds)} from {location.Name}, by way of {State.Folder}.");
        var progress = new ReadingProgress(_meter ??= Meter(1, "Reading OpenClaw"));
        using var snapshots = new RunSnapshots(State, IsWhatIf);
        using var source = location.Open(SourceOptions(SourceToken, snapshots.Folder));
        foreach (var outcome in source.Read(new ReadRequest(filter.Kinds, filter.Since), StopToken))
        {
            StopToken.ThrowIfCancellationRequested();
            progress.Take(outcome);
            if (outcome.Problem is { } problem)
            {
                Report(problem);
            }
            else if (outcome.Record is { } record && filter.Wants(record))
            {
                WriteObject(record);
            }
        }
    }
}
