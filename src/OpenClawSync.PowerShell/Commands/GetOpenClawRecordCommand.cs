using System.Management.Automation;
using System.Security;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Commands;

/// <summary>
/// Reads tasks, cron jobs and memory entries from OpenClaw homes, starter JSON files or a URL. What it emits is raw and may hold
/// secrets: default views and messages leave the text out, but every property can be read.
/// </summary>
[Cmdlet(VerbsCommon.Get, "OpenClawRecord")]
[OutputType(typeof(TaskRecord), typeof(CronJobRecord), typeof(MemoryRecord))]
public sealed class GetOpenClawRecordCommand : OpenClawCmdlet
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>
    /// OpenClaw state folders, folders that hold one, starter JSON files, or URLs that answer with it. A home reached by two ways is
    /// read once. Default: the file OPENCLAW_SOURCE_JSON names, else the URL OPENCLAW_SOURCE_URL names, else the user's home as OpenClaw
    /// finds it.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

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
    [ValidateNotNullOrEmpty]
    public string[] Agent { get; set; } = [];

    /// <summary>Leaves out the jobs that OpenClaw itself declares, such as heartbeats.</summary>
    [Parameter]
    public SwitchParameter ExcludeSystem { get; set; }

    private protected override void Process()
    {
        foreach (var path in Path ?? [null!])
        {
            var location = SourceLocation.Find(ResolvePath(path), Environment.GetEnvironmentVariable);
            if (_seen.Add(location.Identity))
            {
                Read(location);
            }
        }
    }

    private void Read(SourceLocation location)
    {
        var filter = Filters.Of(Kind, Since, Agent, ExcludeSystem);
        using var snapshots = new RunSnapshots(State, IsWhatIf);
        using var source = location.Open(SourceOptions(SourceToken, snapshots.Folder));
        foreach (var outcome in source.Read(new ReadRequest(filter.Kinds, filter.Since), StopToken))
        {
            StopToken.ThrowIfCancellationRequested();
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
