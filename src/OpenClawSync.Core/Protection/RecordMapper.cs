using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Protection;

/// <summary>Maps raw values to stored fields. A value that is not mapped here never leaves the machine.</summary>
internal sealed class RecordMapper(ProtectionPolicy policy, MemoryMapper memory, OwnershipMapper owners)
{
    public void Map(OpenClawRecord record, RowDraft draft)
    {
        switch (record)
        {
            case TaskRecord task:
                MapTask(task, draft);
                break;
            case CronJobRecord job:
                MapJob(job, draft);
                break;
            case MemoryRecord entry:
                memory.Map(entry, draft, policy.SnippetLength);
                break;
            default:
                throw new ArgumentException($"{record.GetType().Name} has no mapping.", nameof(record));
        }

        draft.SetText("agentId", record.AgentId);
        draft.SetText("sourceFormat", record.SourceFormat);
        draft.Set("sourceUpdatedAt", record.SourceUpdatedAt);
        draft.Set("schemaVersion", RowSchema.Version);
        owners.Map(record, draft);
    }

    private void MapTask(TaskRecord task, RowDraft draft)
    {
        draft.SetText("title", Title(task, draft.Text("sourceId")!));
        draft.SetText("status", task.Status);
        draft.SetText("priority", task.Priority);
        draft.SetText("assigneeId", task.AssigneeId ?? task.AgentId);
        draft.SetText("summary", NetworkErrors.WithoutHosts(task.Summary), policy.SnippetLength);
        draft.SetText("runtime", task.Runtime);
        draft.Set("createdAt", task.CreatedAt);
        draft.SetTextList("labels", task.Labels);
        draft.Set("durationMs", task.DurationMs);
        draft.SetText("model", task.Model);
        draft.Set("tokensUsed", task.TokensUsed);
        draft.SetText("deliveryStatus", task.DeliveryStatus);
    }

    private string Title(TaskRecord task, string id) =>
        policy.UseTaskPrompt && !task.IsCommand && string.IsNullOrWhiteSpace(task.Label) && !string.IsNullOrWhiteSpace(task.Prompt)
            ? task.Prompt
            : task.NameFrom(id);

    private void MapJob(CronJobRecord job, RowDraft draft)
    {
        draft.SetText("name", job.Name);
        draft.SetText("schedule", job.Schedule.Text);
        draft.Set("enabled", job.Enabled);
        draft.Set("lastRunAt", job.LastRunAt);
        draft.Set("nextRunAt", job.NextRunAt);
        draft.SetText("lastStatus", job.LastStatus);
        draft.Set("failureStreak", job.FailureStreak);
        draft.SetText("errorSummary", NetworkErrors.WithoutHosts(job.ErrorSummary), policy.SnippetLength);
        draft.Set("isSystem", job.IsSystem);
        draft.Set("runningSince", job.RunningSince);
        draft.SetText("deliveryStatus", job.DeliveryStatus);
        draft.SetText("deliveryError", NetworkErrors.WithoutHosts(job.DeliveryError), policy.SnippetLength);
        draft.SetText("disabledReason", job.DisabledReason);
    }
}
