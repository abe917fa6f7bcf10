using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the task table of a state database.</summary>
internal static class TaskReader
{
    public static IEnumerable<ReadOutcome> Read(SqliteConnection connection, string store, string format)
    {
        if (!Table.Exists(connection, "task_runs"))
        {
            yield break;
        }

        var rows = Table.Rows(
            connection, "task_runs", "task_id",
            "task_id", "runtime", "task_kind", "source_id", "agent_id", "label", "task", "status", "terminal_outcome",
            "progress_summary", "terminal_summary", "detail_json", "created_at", "started_at", "ended_at", "last_event_at");
        foreach (var row in rows)
        {
            yield return ReadOne(row, store, format);
        }
    }

    private static ReadOutcome ReadOne(TableRow row, string store, string format)
    {
        var id = row.Text("task_id");
        if (string.IsNullOrWhiteSpace(id))
        {
            return new Problem(ErrorIds.RecordMalformed, $"{store}: task_runs", "A task has no id.");
        }

        try
        {
            var (created, started) = (row.Time("created_at"), row.Time("started_at"));
            var (ended, lastEvent) = (row.Time("ended_at"), row.Time("last_event_at"));
            var isCron = row.Text("runtime") == "cron";
            return new TaskRecord
            {
                Id = id,
                SourceFormat = format,
                SourceUpdatedAt = lastEvent ?? ended ?? started ?? created,
                Runtime = row.Text("runtime"),
                TaskKind = row.Text("task_kind"),
                AgentId = row.Text("agent_id"),
                Label = row.Text("label"),
                Prompt = row.Text("task"),
                Status = Status(row, isCron),
                Summary = row.Text("terminal_summary") ?? row.Text("progress_summary"),
                CronJobId = isCron ? row.Text("source_id") : null,
                CreatedAt = created,
                StartedAt = started,
                EndedAt = ended,
            };
        }
        catch (Exception failure) when (failure is FormatException or JsonException or InvalidOperationException)
        {
            return Malformed.Row(store, "task_runs", id, failure);
        }
    }

    // The detail of a finished cron run is what happened; rows imported from old logs can say otherwise.
    private static string Status(TableRow row, bool isCron)
    {
        var status = TaskStatus.Of(row.Text("status"));
        if (status == "succeeded" && row.Text("terminal_outcome") == "blocked")
        {
            return "blocked";
        }

        return isCron && status is "succeeded" or "failed" ? Detailed(row.Text("detail_json")) ?? status : status;
    }

    private static string? Detailed(string? detail)
    {
        if (detail is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(detail);
        var status = TaskStatus.Of(new JsonFields(document.RootElement).Text("status"));
        return status is "succeeded" or "failed" ? status : null;
    }
}
