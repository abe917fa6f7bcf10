using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Sources.Home;

/// <summary>Maps a job's definition and run state, which every generation of OpenClaw writes in the same format, to a record.</summary>
internal static class CronJobMapper
{
    // The declarations of OpenClaw and its own plugins. Packages of users declare jobs under other names.
    private static readonly string[] SystemDeclarations = ["heartbeat:", "memory-core:", "skill-collection-review:"];

    // Before jobs had declarations, plugins marked theirs with this text in the description.
    private const string ManagedMark = "[managed-by=memory-core";

    public static CronJobRecord Map(string id, string format, JsonFields job, JsonFields state, DateTimeOffset? updatedAt) =>
        new()
        {
            Id = id,
            SourceFormat = format,
            SourceUpdatedAt = updatedAt ?? job.Time("updatedAtMs") ?? job.Time("createdAtMs"),
            AgentId = job.Text("agentId"),
            Name = NonBlank(job.Text("displayName")) ?? NonBlank(job.Text("name")) ?? id,
            Schedule = ScheduleReader.OfJob(job),
            Enabled = job.Flag("enabled"),
            IsSystem = IsSystem(job),
            LastRunAt = state.Time("lastRunAtMs"),
            NextRunAt = state.Time("nextRunAtMs"),
            LastStatus = state.Text("lastRunStatus", "lastStatus"),
            FailureStreak = state.Integer("consecutiveErrors"),
            ErrorSummary = state.Text("lastError"),
            RunningSince = state.Time("runningAtMs"),
            DeliveryStatus = state.Text("lastDeliveryStatus"),
            DeliveryError = state.Text("lastDeliveryError"),
            DisabledReason = DisabledReason(state),
            EventText = EventText(job.Element("payload")),
        };

    private static string? EventText(JsonElement? payload) =>
        payload is { ValueKind: JsonValueKind.Object } fields
        && fields.TryGetProperty("kind", out var kind)
        && kind.ValueEquals("systemEvent")
        && fields.TryGetProperty("text", out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private static string? DisabledReason(JsonFields state) =>
        state.Element("autoDisabled") is { ValueKind: JsonValueKind.Object } disabled ? new JsonFields(disabled).Text("reason") : null;

    private static string? NonBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool IsSystem(JsonFields job) =>
        SystemDeclarations.Any(declaration => job.Text("declarationKey")?.StartsWith(declaration, StringComparison.Ordinal) == true)
        || job.Text("description")?.StartsWith(ManagedMark, StringComparison.Ordinal) == true;
}
