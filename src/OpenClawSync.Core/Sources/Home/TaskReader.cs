using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the task table of a store.</summary>
internal static class TaskReader
{
    public const string TableName = "task_runs";

    public const string Key = "task_id";

    /// <param name="store">The store, which must be open.</param>
    /// <param name="newer">A newer store, whose tasks take precedence over those with the same id; null for none.</param>
    public static IEnumerable<ReadOutcome> Read(Store store, Store? newer)
    {
        if (store.Connection is not { } connection || !Table.Exists(connection, TableName))
        {
            yield break;
        }

        using var known = new TableKeys(newer?.Connection, TableName, Key);
        using var rows = Table.Read(connection, TableName, orderBy: null, TaskMapper.Columns);
        var mapper = new TaskMapper(rows, store.Format);
        while (rows.Read())
        {
            var id = mapper.Id;
            if (string.IsNullOrWhiteSpace(id))
            {
                yield return Problem.Error(ErrorIds.RecordMalformed, $"{store.Name}: {TableName}", "A task has no id.", RecordKind.Task);
            }
            else if (!known.Contains(id))
            {
                var outcome = ReadOne(mapper, id, store);
                yield return outcome;
                if (outcome.Record is TaskRecord { Status: TaskStatus.Unknown })
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

    private static ReadOutcome ReadOne(TaskMapper mapper, string id, Store store)
    {
        try
        {
            return mapper.Map(id);
        }
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            return RecordProblem.MalformedRow(RecordKind.Task, store.Name, TableName, id, failure);
        }
    }
}
