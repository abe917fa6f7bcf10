using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

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
