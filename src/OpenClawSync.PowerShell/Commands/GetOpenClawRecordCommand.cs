using System.Management.Automation;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Commands;

/// <summary>
/// Reads tasks, cron jobs and memory entries from an OpenClaw home or a starter JSON file. What it emits is raw and may hold
/// secrets: default views and messages leave the text out, but every property can be read.
/// </summary>
[Cmdlet(VerbsCommon.Get, "OpenClawRecord")]
[OutputType(typeof(TaskRecord), typeof(CronJobRecord), typeof(MemoryRecord))]
public sealed class GetOpenClawRecordCommand : OpenClawCmdlet
{
    /// <summary>
    /// An OpenClaw state folder, the folder that holds one, or a starter JSON file. Default: the file OPENCLAW_SOURCE_JSON
    /// names, else the folder OPENCLAW_STATE_DIR names, else the state folder in the user's home.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

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

    private protected override void Process()
    {
        var filter = Filters.Of(Kind, Since, Agent);
        using var source = RecordSources.Open(ResolvePath(Path), Environment.GetEnvironmentVariable, State.Snapshots);
        foreach (var outcome in filter.Kinds.SelectMany(kind => source.Read(kind, StopToken)))
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
