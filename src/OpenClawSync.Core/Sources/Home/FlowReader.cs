using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads managed flow runs; they count as tasks of their own. Mirrored ones are left out: their task is there already.</summary>
internal static class FlowReader
{
    public const string TableName = "flow_runs";

    public const string Key = "flow_id";

    private const string Runtime = "flow";

    public static IEnumerable<ReadOutcome> Read(Store store, Func<string, bool> isKnown)
    {
        if (store.Connection is not { } connection || !Table.Exists(connection, TableName))
        {
            yield break;
        }

        var rows = Table.Rows(
            connection,
            TableName,
            Key,
            Key,
            "sync_mode",
            "owner_key",
            "goal",
            "status",
            "current_step",
            "blocked_summary",
            "created_at",
            "updated_at",
            "ended_at"
        );
        foreach (var row in rows)
        {
            if (row.Text("sync_mode") != "task_mirrored" && row.Text(Key) is { Length: > 0 } id && !isKnown(id))
            {
                yield return ReadOne(row, id, store);
                if (TaskStatus.Parse(row.Text("status")) == TaskStatus.Unknown)
                {
                    yield return UnknownStatus.Note(store.Name, TableName, id);
                }
            }
        }
    }

    private static ReadOutcome ReadOne(TableRow row, string id, Store store)
    {
        try
        {
            var (created, ended) = (row.Time("created_at"), row.Time("ended_at"));
            return new TaskRecord
            {
                Id = "flow/" + id,
                SourceFormat = store.Format,
                SourceUpdatedAt = row.Time("updated_at") ?? ended ?? created,
                Runtime = Runtime,
                TaskKind = Runtime,
                AgentId = SessionKey.Agent(row.Text("owner_key")),
                Label = row.Text("goal"),
                Status = TaskStatus.Parse(row.Text("status")),
                Summary = row.Text("blocked_summary") ?? row.Text("current_step"),
                CreatedAt = created,
                EndedAt = ended,
            };
        }
        catch (Exception failure) when (Malformed.Means(failure))
        {
            return Malformed.Row(RecordKind.Task, store.Name, TableName, id, failure);
        }
    }
}
