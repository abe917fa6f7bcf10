using System.Management.Automation;
using OpenClawSync.Connections;
using OpenClawSync.Progress;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Session;
using OpenClawSync.Sources;
using OpenClawSync.State;

namespace OpenClawSync.Commands;

/// <summary>
/// Reads tasks, cron jobs and memory entries from OpenClaw homes, starter JSON files or URLs. The records are raw and may contain
/// secrets: default views and messages omit their text, but every property can be read.
/// </summary>
/// <remarks>
/// <para>
/// Homes of every generation are read, also while OpenClaw is running, and never modified. Records are streamed, so the memory used does
/// not depend on their number. A record that cannot be read is reported as an error and the others are emitted. Only an invalid path or
/// token stops the command.
/// </para>
/// <para>
/// Of a policy only pathMap and memoryFiles count here: where the folders of a home are, and which further notes are read.
/// </para>
/// <para>
/// Pipe the records into Protect-OpenClawRecord before you store or print them. about_OpenClawRedaction explains what it redacts.
/// </para>
/// </remarks>
/// <example>
/// <para>List all records of your home.</para>
/// <code>Get-OpenClawRecord</code>
/// <para>The default view shows kind, agent, time and place of each record, and no text.</para>
/// </example>
/// <example>
/// <para>Read the memory of one agent.</para>
/// <code>Get-OpenClawRecord -Kind Memory -Agent ops</code>
/// </example>
/// <example>
/// <para>Count the records that changed since a date.</para>
/// <code>@(Get-OpenClawRecord -Since 2026-11-20).Count</code>
/// <para>A time without a zone is local. A memory entry has the time of its file.</para>
/// </example>
/// <example>
/// <para>Push the records of a starter JSON file.</para>
/// <code>Get-OpenClawRecord export.json | Protect-OpenClawRecord | Push-OpenClawRecord -Target mission-control.db</code>
/// </example>
/// <example>
/// <para>Read from a URL with its own token.</para>
/// <code needs="deployment">
/// $token = Read-Host -AsSecureString
/// Get-OpenClawRecord https://claw.example.org/export -SourceToken $token
/// </code>
/// <para>Only https is allowed, except to this machine. Redirects are not followed.</para>
/// </example>
/// <example>
/// <para>Read a home whose config was written in a container.</para>
/// <code>Get-OpenClawRecord -PathMap @{ '/home/node' = $HOME; '/data' = '/srv/openclaw-data' }</code>
/// <para>Paths of the home itself, such as /home/node/.openclaw/workspace, are found without it.</para>
/// </example>
/// <example>
/// <para>Count records by agent and kind.</para>
/// <code>Get-OpenClawRecord | Group-Object AgentId, Kind -NoElement</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "OpenClawRecord", DefaultParameterSetName = PathSet)]
[OutputType(typeof(TaskRecord), typeof(CronJobRecord), typeof(MemoryRecord))]
public sealed class GetOpenClawRecordCommand : SourceCmdlet
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private ProgressMeter? _meter;
    private HomeSettings? _settings;

    /// <summary>
    /// OpenClaw state folders, folders that contain one, starter JSON files, or URLs that return such JSON. Wildcards are allowed. A home
    /// that several paths lead to is read once. Default: the file in OPENCLAW_SOURCE_JSON, else the URL in OPENCLAW_SOURCE_URL, else the
    /// home that OpenClaw itself would use.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ItemPath]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The same by their exact names, without wildcards.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <inheritdoc cref="PolicyCmdlet.PolicyPath" />
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

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
        ?? Path?.SelectMany(path => Paths.Expand(path) is { Count: > 0 } found ? found : throw SessionPaths.NoMatch(path))
        ?? [null];

    private HomeSettings Settings => _settings ??= ProtectionSettings.ReadPolicy(ResolvePath(PolicyPath), State).Home.With(MappedFolders());

    private void Read(SourceLocation location)
    {
        var filter = location.WithKnownAgents(Filter(), Environment.GetEnvironmentVariable);
        var agents = new AgentCheck(filter.Agents);
        Trace($"Reading {string.Join(", ", filter.Kinds)} from {location.Name}, with snapshots in {State.Folder}.");
        var progress = new ReadingProgress(_meter ??= Meter(1, "Reading OpenClaw"));
        using var snapshots = new RunSnapshots(State, IsWhatIf);
        using var source = location.Open(SourceOptions(SourceToken, snapshots.Folder) with { Home = Settings });
        foreach (var outcome in source.Read(new ReadRequest(filter.Kinds, filter.Since), StopToken))
        {
            StopToken.ThrowIfCancellationRequested();
            progress.Add(outcome);
            if (outcome.Problem is { } problem)
            {
                ReportOrHold(problem);
            }
            else if (outcome.Record is { } record)
            {
                agents.Add(record);
                if (filter.Wants(record))
                {
                    WriteObject(record);
                }
            }
        }

        foreach (var problem in agents.Problems())
        {
            ReportOrHold(problem);
        }
    }
}
