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
            Name = job.Text("name", "displayName") is { Length: > 0 } name ? name : id,
            Schedule = ScheduleReader.OfJob(job),
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
