using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Storage;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>The database of the model source at one point in time.</summary>
/// <param name="File">The state of its file.</param>
/// <param name="Items">Its tasks and jobs.</param>
/// <param name="Malformed">The kinds and places of malformed rows.</param>
/// <param name="IsLost">Whether it cannot be read.</param>
internal sealed record ModelStore(
    FileState File,
    ImmutableArray<ModelItem> Items,
    ImmutableArray<(RecordKind Kind, string Place)> Malformed,
    bool IsLost
)
{
    public IEnumerable<OpenClawRecord> Records(RecordKind kind) => Items.Where(item => item.Kind == kind).Select(item => item.ToRecord());
}

/// <summary>A task or a job of the model source.</summary>
internal sealed record ModelItem(RecordKind Kind, string Id, string Text, DateTimeOffset? Time, string Agent, bool IsSystem)
{
    public OpenClawRecord ToRecord() =>
        Kind == RecordKind.Task
            ? new TaskRecord
            {
                Id = Id,
                SourceFormat = "openclaw.sqlite/18",
                SourceUpdatedAt = Time,
                Runtime = "cli",
                AgentId = Agent,
                Label = "Model task",
                Prompt = Text,
                Status = "running",
                Summary = Text,
            }
            : new CronJobRecord
            {
                Id = Id,
                SourceFormat = "openclaw.sqlite/18",
                SourceUpdatedAt = Time,
                AgentId = Agent,
                Name = "Model job",
                Schedule = new CronSchedule { Kind = "cron", Text = "cron 0 2 * * *" },
                IsSystem = IsSystem,
                ErrorSummary = Text,
            };
}
