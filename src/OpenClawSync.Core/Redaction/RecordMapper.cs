using OpenClawSync.Records;

namespace OpenClawSync.Redaction;

/// <summary>Which raw value goes into which stored field. What is not named here stays on the machine.</summary>
internal sealed class RecordMapper(ProtectionPolicy policy, MemoryMapper memory)
{
    private const string SystemOwner = "openclaw";

    public void Map(OpenClawRecord record, RowDraft draft)
    {
        switch (record)
        {
            case TaskRecord task: MapTask(task, draft); break;
            case CronJobRecord job: MapJob(job, draft); break;
            case MemoryRecord entry: memory.Map(entry, draft, policy.SnippetLength); break;
            default: throw new ArgumentException($"{record.GetType().Name} has no mapping.", nameof(record));
        }

        draft.SetText("agentId", record.AgentId);
        draft.SetText("sourceFormat", record.SourceFormat);
        draft.Set("sourceUpdatedAt", record.SourceUpdatedAt);
        draft.Set("schemaVersion", RowSchema.Version);
        SetOwner(record, draft);
    }

    private void MapTask(TaskRecord task, RowDraft draft)
    {
        draft.SetText("title", task.Title);
        draft.SetText("status", task.Status);
        draft.SetText("priority", task.Priority);
        draft.SetText("assigneeId", task.AssigneeId ?? task.AgentId);
        draft.SetText("summary", task.Summary, policy.SnippetLength);
        draft.SetText("runtime", task.Runtime);
        draft.Set("createdAt", task.CreatedAt);
    }

    private void MapJob(CronJobRecord job, RowDraft draft)
    {
        draft.SetText("name", job.Name);
        draft.SetText("schedule", job.Schedule.Text);
        draft.Set("enabled", job.Enabled);
        draft.Set("lastRunAt", job.LastRunAt);
        draft.Set("nextRunAt", job.NextRunAt);
        draft.SetText("lastStatus", job.LastStatus);
        draft.Set("failureStreak", job.FailureStreak);
        draft.SetText("errorSummary", job.LastError, policy.SnippetLength);
        draft.Set("isSystem", job.IsSystem);
    }

    private void SetOwner(OpenClawRecord record, RowDraft draft)
    {
        var system = record is CronJobRecord { IsSystem: true };
        var ownerType = record.OwnerType ?? (system ? "system" : "user");
        draft.SetText("visibility", record.Visibility ?? "private");
        draft.SetText("ownerType", ownerType);
        draft.SetText("ownerId", record.OwnerId ?? (ownerType == "system" ? SystemOwner : policy.Owner));
    }
}
