using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the task table of a store.</summary>
internal static class TaskReader
{
    public const string TableName = "task_runs";

    public const string Key = "task_id";

    /// <param name="store">The store, opened.</param>
    /// <param name="isKnown">Tells ids that a newer store has; they are passed over.</param>
    public static IEnumerable<ReadOutcome> Read(Store store, Func<string, bool> isKnown)
    {
        if (store.Connection is not { } connection || !Table.Exists(connection, TableName))
        {
            yield break;
        }

        foreach (var row in Rows(connection))
        {
            var id = row.Text(Key);
            if (string.IsNullOrWhiteSpace(id))
            {
                yield return Problem.Error(ErrorIds.RecordMalformed, $"{store.Name}: {TableName}", "A task has no id.", RecordKind.Task);
            }
            else if (!isKnown(id))
            {
                var (outcome, note) = ReadOne(row, id, store);
                yield return outcome;
                if (note is not null)
                {
                    yield return note;
                }
            }
        }
    }

    private static IEnumerable<TableRow> Rows(SqliteConnection connection) => Table.Rows(
        connection, TableName, Key,
        Key, "runtime", "task_kind", "source_id", "owner_key", "child_session_key", "agent_id", "label", "task", "status",
        "terminal_outcome", "progress_summary", "terminal_summary", "detail_json", "created_at", "started_at", "ended_at", "last_event_at");

    private static (ReadOutcome Outcome, Problem? Note) ReadOne(TableRow row, string id, Store store)
    {
        try
        {
            var (created, started) = (row.Time("created_at"), row.Time("started_at"));
            var (ended, lastEvent) = (row.Time("ended_at"), row.Time("last_event_at"));
            var (runtime, status) = (row.Text("runtime"), Status(row));
            var task = new TaskRecord
            {
                Id = id,
                SourceFormat = store.Format,
                SourceUpdatedAt = lastEvent ?? ended ?? started ?? created,
                Runtime = runtime,
                TaskKind = row.Text("task_kind"),
                AgentId = row.Text("agent_id") ?? SessionKey.Agent(row.Text("owner_key")) ?? SessionKey.Agent(row.Text("child_session_key")),
                Label = row.Text("label"),
                Prompt = row.Text("task"),
                Status = status,
                Summary = row.Text("terminal_summary") ?? row.Text("progress_summary"),
                CronJobId = runtime == "cron" ? row.Text("source_id") : null,
                CreatedAt = created,
                StartedAt = started,
                EndedAt = ended,
            };
            return (task, status == TaskStatus.Unknown ? UnknownStatus.Note(store.Name, TableName, id) : null);
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException)
        {
            return (Malformed.Row(RecordKind.Task, store.Name, TableName, id, failure), null);
        }
    }

    // The detail of a finished cron run is what happened; rows imported from old logs can say otherwise.
    private static string Status(TableRow row)
    {
        var status = TaskStatus.Of(row.Text("status"));
        if (status == "succeeded" && row.Text("terminal_outcome") == "blocked")
        {
            return "blocked";
        }

        return row.Text("runtime") == "cron" && status is "succeeded" or "failed" ? Detailed(row.Text("detail_json")) ?? status : status;
    }

    private static string? Detailed(string? detail)
    {
        if (detail is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(detail);
        var status = document.RootElement.ValueKind == JsonValueKind.Object
            ? TaskStatus.Of(new JsonFields(document.RootElement).Text("status"))
            : null;
        return status is "succeeded" or "failed" ? status : null;
    }
}
