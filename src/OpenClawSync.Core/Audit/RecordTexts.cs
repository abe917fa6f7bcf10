using OpenClawSync.Records;

namespace OpenClawSync.Audit;

/// <summary>The texts of a raw record by property name. The text of a note is not included, because it is audited as a whole.</summary>
internal static class RecordTexts
{
    /// <summary>The texts that only records of its kind have.</summary>
    public static IEnumerable<(string Name, string Text)> ForKind(OpenClawRecord record) =>
        NonEmpty(
            record switch
            {
                TaskRecord task =>
                [
                    ("id", task.Id),
                    ("label", task.Label),
                    ("prompt", task.Prompt),
                    ("summary", task.Summary),
                    ("status", task.Status),
                    ("priority", task.Priority),
                    ("assigneeId", task.AssigneeId),
                    ("runtime", task.Runtime),
                    ("taskKind", task.TaskKind),
                    ("model", task.Model),
                    ("deliveryStatus", task.DeliveryStatus),
                    .. task.Labels.Select(label => ("labels", (string?)label)),
                ],
                CronJobRecord job =>
                [
                    ("id", job.Id),
                    ("name", job.Name),
                    ("schedule", job.Schedule.Text),
                    ("lastError", job.ErrorSummary),
                    ("lastStatus", job.LastStatus),
                    ("deliveryStatus", job.DeliveryStatus),
                    ("deliveryError", job.DeliveryError),
                    ("disabledReason", job.DisabledReason),
                ],
                MemoryRecord entry =>
                [
                    ("title", entry.Title),
                    ("snippet", entry.Snippet),
                    .. entry.Tags.Select(tag => ("tags", (string?)tag)),
                ],
                _ => [],
            }
        );

    /// <summary>The texts that records of all kinds have.</summary>
    public static IEnumerable<(string Name, string Text)> Common(OpenClawRecord record) =>
        NonEmpty([("agentId", record.AgentId), ("ownerId", record.OwnerId), ("filePath", (record as MemoryRecord)?.FilePath)]);

    private static IEnumerable<(string Name, string Text)> NonEmpty(IEnumerable<(string Name, string? Text)> fields) =>
        fields.Where(field => !string.IsNullOrEmpty(field.Text)).Select(field => (field.Name, field.Text!));
}
