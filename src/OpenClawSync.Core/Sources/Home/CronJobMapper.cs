using OpenClawSync.Records;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Sources.Home;

/// <summary>Makes a job record from a definition and its run state, which every generation of OpenClaw writes alike.</summary>
internal static class CronJobMapper
{
    // Jobs that OpenClaw and its own plugins declare. Users' packages declare some too, under other names.
    private static readonly string[] SystemDeclarations = ["heartbeat:", "memory-core:", "skill-collection-review:"];

    // Before jobs had declarations, its plugins marked theirs here.
    private const string ManagedMark = "[managed-by=memory-core";

    public static CronJobRecord Map(string id, string format, JsonFields job, JsonFields state, DateTimeOffset? updatedAt) =>
        new()
        {
            Id = id,
            SourceFormat = format,
            SourceUpdatedAt = updatedAt ?? job.Time("updatedAtMs") ?? job.Time("createdAtMs"),
            AgentId = job.Text("agentId"),
            Name = job.Text("name", "displayName") is { Length: > 0 } name ? name : id,
            Schedule = ScheduleReader.Read(job.Element("schedule")),
            Enabled = job.Flag("enabled"),
            IsSystem = IsSystem(job),
            LastRunAt = state.Time("lastRunAtMs"),
            NextRunAt = state.Time("nextRunAtMs"),
            LastStatus = state.Text("lastRunStatus", "lastStatus"),
            FailureStreak = state.Integer("consecutiveErrors"),
            ErrorSummary = state.Text("lastError"),
        };

    private static bool IsSystem(JsonFields job) =>
        SystemDeclarations.Any(declaration => job.Text("declarationKey")?.StartsWith(declaration, StringComparison.Ordinal) == true)
        || job.Text("description")?.StartsWith(ManagedMark, StringComparison.Ordinal) == true;
}
