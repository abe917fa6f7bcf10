using OpenClawSync.Records;
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

        TaskRow? task = null;
        foreach (var row in Table.Rows(connection, TableName, orderBy: null, TaskRow.Columns))
        {
            task ??= new TaskRow(row, store.Format);
            var id = task.Id;
            if (string.IsNullOrWhiteSpace(id))
            {
                yield return Problem.Error(ErrorIds.RecordMalformed, $"{store.Name}: {TableName}", "A task has no id.", RecordKind.Task);
            }
            else if (!isKnown(id))
            {
                var outcome = ReadOne(task, id, store);
                yield return outcome;
                if (outcome.Record is TaskRecord { Status: TaskStatus.Unknown })
                {
                    yield return UnknownStatus.Note(store.Name, TableName, id);
                }
            }
        }
    }

    private static ReadOutcome ReadOne(TaskRow task, string id, Store store)
    {
        try
        {
            return task.Record(id);
        }
        catch (Exception failure) when (Malformed.Means(failure))
        {
            return Malformed.Row(RecordKind.Task, store.Name, TableName, id, failure);
        }
    }
}
