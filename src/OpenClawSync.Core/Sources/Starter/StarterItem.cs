using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Notes;

namespace OpenClawSync.Sources.Starter;

/// <summary>Reads one item of a starter list. Only an id is required; anything else may be missing.</summary>
internal static class StarterItem
{
    private const string Format = "starter/1";

    public static OpenClawRecord Read(RecordKind kind, JsonFields item) =>
        kind switch
        {
            RecordKind.Task => Task(item),
            RecordKind.Cron => CronJob(item),
            _ => Memory(item),
        };

    private static TaskRecord Task(JsonFields item) =>
        new()
        {
            Id = TaskId(item),
            SourceFormat = Format,
            SourceUpdatedAt = item.Time("updatedAt"),
            AgentId = item.Text("agentId"),
            Visibility = Known(item.Text("visibility"), OwnershipNames.Visibilities),
            OwnerType = Known(item.Text("ownerType"), OwnershipNames.OwnerTypes),
            OwnerId = item.Text("ownerId"),
            Runtime = item.Text("runtime"),
            Label = item.Text("title", "label", "name"),
            Status = TaskStatus.Parse(item.Text("status")),
            Priority = item.Text("priority"),
            AssigneeId = item.Text("assigneeId"),
            Summary = item.Text("summary"),
            CreatedAt = item.Time("createdAt"),
            Labels = Texts(item, "labels"),
            DurationMs = item.Integer("durationMs"),
            Model = item.Text("model"),
            TokensUsed = item.Integer("tokensUsed"),
            DeliveryStatus = item.Text("deliveryStatus"),
        };

    // A list that was made from a target can contain runs of jobs.
    private static string TaskId(JsonFields item)
    {
        var id = Id(item, "task", "taskId") ?? throw NoId();
        return item.Text("runtime") == "cron" ? id : CronRunId.EscapeTask(id);
    }

    private static CronJobRecord CronJob(JsonFields item)
    {
        var id = Id(item, "cron", "jobId") ?? throw NoId();
        return new CronJobRecord
        {
            Id = id,
            SourceFormat = Format,
            SourceUpdatedAt = item.Time("updatedAt"),
            AgentId = item.Text("agentId"),
            Visibility = Known(item.Text("visibility"), OwnershipNames.Visibilities),
            OwnerType = Known(item.Text("ownerType"), OwnershipNames.OwnerTypes),
            OwnerId = item.Text("ownerId"),
            Name = item.Text("name", "title") ?? id,
            Schedule = ScheduleReader.Read(item.Element("schedule")),
            Enabled = item.Flag("enabled"),
            IsSystem = item.Flag("isSystem") ?? false,
            LastRunAt = item.Time("lastRunAt"),
            NextRunAt = item.Time("nextRunAt"),
            LastStatus = item.Text("lastStatus"),
            FailureStreak = item.Integer("failureStreak"),
            ErrorSummary = item.Text("errorSummary", "lastError"),
            RunningSince = item.Time("runningSince"),
            DeliveryStatus = item.Text("deliveryStatus"),
            DeliveryError = item.Text("deliveryError"),
            DisabledReason = item.Text("disabledReason"),
        };
    }

    private static MemoryRecord Memory(JsonFields item)
    {
        var path = item.Text("filePath", "path") ?? "";
        var (id, section) = (Id(item, "memory", "entryId"), item.Text("sectionId"));
        var name = Path.GetFileName(path);
        var date = item.Text("entryDate") ?? NoteName.DateIn(name);
        return new MemoryRecord
        {
            GivenId = id ?? (path.Length > 0 ? null : throw NoId()),
            GivenSectionId = section,
            SourceFormat = Format,
            SourceUpdatedAt = item.Time("updatedAt"),
            AgentId = item.Text("agentId"),
            Visibility = Known(item.Text("visibility"), OwnershipNames.Visibilities),
            OwnerType = Known(item.Text("ownerType"), OwnershipNames.OwnerTypes),
            OwnerId = item.Text("ownerId"),
            FilePath = path,
            EntryType =
                Known(item.Text("entryType"), "daily", "longterm") ?? (date is not null || NoteName.IsDaily(name) ? "daily" : "longterm"),
            EntryDate = date,
            EntryTime = item.Text("entryTime"),
            Title = item.Text("title", "entryTitle") ?? Path.GetFileNameWithoutExtension(path),
            Snippet = item.Text("snippet", "entryBodySnippet") ?? "",
            Tags = Texts(item, "tags"),
            LineStart = Line(item, "lineStart"),
            LineEnd = Line(item, "lineEnd"),
        };
    }

    // An item may have the complete key instead of the id.
    private static string? Id(JsonFields item, string type, string ownName)
    {
        var id = item.Text("sourceId", "id", ownName);
        if (id is null && item.Text("sourceKey") is { } key && key.StartsWith(type + ":", StringComparison.Ordinal))
        {
            id = key[(type.Length + 1)..];
        }

        return string.IsNullOrWhiteSpace(id) ? null : id.Trim();
    }

    private static int? Line(JsonFields item, string name) =>
        item.Integer(name) switch
        {
            null => null,
            > 0 and <= int.MaxValue and var line => (int)line,
            _ => throw new FormatException($"'{name}' is not a line number."),
        };

    private static string[] Texts(JsonFields item, string name) =>
        item.Element(name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list =>
            [
                .. list.EnumerateArray()
                    .Select(text =>
                        text.ValueKind == JsonValueKind.String
                            ? text.GetString()!
                            : throw new FormatException($"'{name}' is not a list of strings.")
                    ),
            ],
            _ => throw new FormatException($"'{name}' is not a list of strings."),
        };

    private static string? Known(string? value, params ReadOnlySpan<string> vocabulary) =>
        value is not null && vocabulary.Contains(value) ? value : null;

    private static FormatException NoId() => new("It has no id.");
}
