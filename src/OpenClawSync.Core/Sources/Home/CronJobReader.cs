using System.Text.Json;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the job table of a store. A job consists of the definition in job_json and the run state in state_json.</summary>
internal static class CronJobReader
{
    public const string TableName = "cron_jobs";

    public const string Key = "job_id";

    public static IEnumerable<ReadOutcome> Read(Store store)
    {
        if (store.Connection is not { } connection || !Table.Exists(connection, TableName, Key, "store_key", "job_json"))
        {
            yield break;
        }

        using var rows = Table.Read(
            connection,
            TableName,
            "job_id, store_key",
            Key,
            "declaration_key",
            "agent_id",
            "owner_agent_id",
            "name",
            "enabled",
            "job_json",
            "state_json",
            "runtime_updated_at_ms",
            "updated_at"
        );
        var used = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Read())
        {
            var id = rows.Text(Key);
            if (string.IsNullOrWhiteSpace(id))
            {
                yield return Problem.Error(ErrorIds.RecordMalformed, $"{store.Name}: {TableName}", "A job has no id.", RecordKind.Cron);
                continue;
            }

            yield return ReadOne(rows, id, Unused(id, used), store);
        }

        if (rows.Ignored.Warning($"{store.Name}: {TableName}", RecordKind.Cron) is { } warning)
        {
            yield return warning;
        }
    }

    // Rows with the same id are sorted by their store, so a job gets the same suffix every time.
    private static string Unused(string id, HashSet<string> used)
    {
        var unique = id;
        for (var number = 2; !used.Add(unique); number++)
        {
            unique = $"{id}~{number}";
        }

        return unique;
    }

    private static ReadOutcome ReadOne(TableReader row, string id, string uniqueId, Store store)
    {
        try
        {
            using var job = JsonDocument.Parse(row.Text("job_json") is { Length: > 0 } text ? text : "{}");
            var definition = new JsonFields(job.RootElement, row.Ignored)
                .Set("agentId", row.Text("agent_id") ?? row.Text("owner_agent_id"))
                .Set("name", row.Text("name"))
                .Set("declarationKey", row.Text("declaration_key"))
                .Set("enabled", row.Integer("enabled") is { } enabled ? enabled != 0 : null);
            var updatedAt = Latest(row.Time("runtime_updated_at_ms"), row.Time("updated_at"));
            return CronJobMapper.Map(uniqueId, store.Format, definition, State(row), updatedAt);
        }
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            return RecordProblem.MalformedRow(RecordKind.Cron, store.Name, TableName, id, failure);
        }
    }

    private static JsonFields State(TableReader row)
    {
        try
        {
            if (row.Text("state_json") is { Length: > 0 } text)
            {
                return new JsonFields(JsonElement.Parse(text), row.Ignored);
            }
        }
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            row.Ignored.Add("state_json");
        }

        return JsonFields.Empty;
    }

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}
