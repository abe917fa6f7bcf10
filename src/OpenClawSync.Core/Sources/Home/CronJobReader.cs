using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the job table of a state database: the definition in job_json, overlaid with the run state in state_json.</summary>
internal static class CronJobReader
{
    public static IEnumerable<ReadOutcome> Read(SqliteConnection connection, string store, string format)
    {
        if (!Table.Exists(connection, "cron_jobs"))
        {
            yield break;
        }

        var rows = Table.Rows(
            connection, "cron_jobs", "job_id, store_key",
            "store_key", "job_id", "declaration_key", "agent_id", "owner_agent_id", "name", "enabled", "job_json", "state_json",
            "runtime_updated_at_ms", "updated_at");
        var (lastId, times) = ("", 1);
        foreach (var row in rows)
        {
            var id = row.Text("job_id");
            if (string.IsNullOrWhiteSpace(id))
            {
                yield return new Problem(ErrorIds.RecordMalformed, $"{store}: cron_jobs", "A job has no id.");
                continue;
            }

            times = id == lastId ? times + 1 : 1;
            lastId = id;
            yield return ReadOne(row, id, times == 1 ? id : $"{id}~{times}", store, format);
        }
    }

    private static ReadOutcome ReadOne(TableRow row, string id, string uniqueId, string store, string format)
    {
        try
        {
            using var jobJson = JsonDocument.Parse(row.Text("job_json") ?? "{}");
            using var stateJson = JsonDocument.Parse(row.Text("state_json") ?? "{}");
            var (job, state) = (new JsonFields(jobJson.RootElement), new JsonFields(stateJson.RootElement));
            return new CronJobRecord
            {
                Id = uniqueId,
                SourceFormat = format,
                SourceUpdatedAt = Latest(row.Time("runtime_updated_at_ms"), row.Time("updated_at")) ?? job.Time("updatedAtMs"),
                AgentId = row.Text("agent_id") ?? job.Text("agentId") ?? row.Text("owner_agent_id"),
                Name = job.Text("name") ?? row.Text("name") ?? uniqueId,
                Schedule = ScheduleReader.Read(job.Element("schedule")),
                Enabled = row.Integer("enabled") is { } enabled ? enabled != 0 : job.Flag("enabled"),
                IsSystem = !string.IsNullOrEmpty(row.Text("declaration_key") ?? job.Text("declarationKey")),
                LastRunAt = state.Time("lastRunAtMs"),
                NextRunAt = state.Time("nextRunAtMs"),
                LastStatus = state.Text("lastRunStatus", "lastStatus"),
                FailureStreak = state.Integer("consecutiveErrors"),
                LastError = state.Text("lastError"),
            };
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException)
        {
            return Malformed.Row(store, "cron_jobs", id, failure);
        }
    }

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}
