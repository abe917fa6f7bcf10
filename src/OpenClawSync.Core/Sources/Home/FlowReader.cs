using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads managed flow runs as tasks. Mirrored ones are omitted because their task is in the task table.</summary>
internal static class FlowReader
{
    public const string TableName = "flow_runs";

    public const string Key = "flow_id";

    private const string Runtime = "flow";

    /// <param name="store">The store, which must be open.</param>
    /// <param name="newer">A newer store, whose flows take precedence over those with the same id; null for none.</param>
    public static IEnumerable<ReadOutcome> Read(Store store, Store? newer)
    {
        if (store.Connection is not { } connection || !Table.Exists(connection, TableName, Key, "status"))
        {
            yield break;
        }

        using var known = new TableKeys(newer?.Connection, TableName, Key);
        using var rows = Table.Read(
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
        while (rows.Read())
        {
            if (rows.Text("sync_mode") != "task_mirrored" && rows.Text(Key) is { Length: > 0 } id && !known.Contains(id))
            {
                yield return ReadOne(rows, id, store);
                if (TaskStatus.Parse(rows.Text("status")) == TaskStatus.Unknown)
                {
                    yield return RecordProblem.UnknownStatusInRow(store.Name, TableName, id);
                }
            }
        }

        if (rows.Ignored.Warning($"{store.Name}: {TableName}", RecordKind.Task) is { } ignored)
        {
            yield return ignored;
        }
    }

    private static ReadOutcome ReadOne(TableReader row, string id, Store store)
    {
        try
        {
            var (created, ended) = (row.Time("created_at"), row.Time("ended_at"));
            return new TaskRecord
            {
                Id = "flow/" + CronRunId.EscapeTask(id),
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
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            return RecordProblem.MalformedRow(RecordKind.Task, store.Name, TableName, id, failure);
        }
    }
}
