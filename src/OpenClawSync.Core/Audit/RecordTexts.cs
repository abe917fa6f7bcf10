using OpenClawSync.Records;

namespace OpenClawSync.Audit;

/// <summary>The texts of a raw record, by the names of its properties. A note's own text is not among them: it is audited whole.</summary>
internal static class RecordTexts
{
    public static IEnumerable<(string Name, string Text)> Of(OpenClawRecord record) =>
        Given(
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
                ],
                CronJobRecord job =>
                [
                    ("id", job.Id),
                    ("name", job.Name),
                    ("schedule", job.Schedule.Text),
                    ("lastError", job.ErrorSummary),
                    ("lastStatus", job.LastStatus),
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

    public static IEnumerable<(string Name, string Text)> Common(OpenClawRecord record) =>
        Given([("agentId", record.AgentId), ("ownerId", record.OwnerId), ("filePath", (record as MemoryRecord)?.FilePath)]);

    private static IEnumerable<(string Name, string Text)> Given(IEnumerable<(string Name, string? Text)> fields) =>
        fields.Where(field => !string.IsNullOrEmpty(field.Text)).Select(field => (field.Name, field.Text!));
}
