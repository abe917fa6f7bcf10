using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads the task table of a store.</summary>
/// <param name="history">The runs of jobs in the home.</param>
/// <param name="jobs">The names and agents of its jobs.</param>
internal sealed class TaskReader(RunHistory history, JobNames jobs)
{
    public const string TableName = "task_runs";

    public const string Key = "task_id";

    public const string RuntimeColumn = "runtime";

    public const string JobColumn = "source_id";

    // Without the runtime, runs of jobs cannot be distinguished from other tasks.
    private static readonly string[] Required = [Key, "status", RuntimeColumn];

    // How the ids of the rows begin that an upgrade of OpenClaw made from its run logs.
    private const string ImportedPrefix = "cron-runlog-import:";

    /// <summary>
    /// Announces the runs that have a task in a store, which must be open. What is wrong with it is reported when it is read.
    /// </summary>
    public void Announce(Store store)
    {
        try
        {
            if (store.Connection is not { } connection || !Table.Exists(connection, TableName, Required))
            {
                return;
            }

            using var rows = Table.ReadWhere(connection, TableName, $"{RuntimeColumn} = '{LoggedRun.Runtime}'", TaskMapper.RunColumns);
            var mapper = new TaskMapper(rows, store.Format, jobs);
            while (rows.Read())
            {
                Expect(mapper);
            }
        }
        catch (Exception failure) when (failure is SqliteException or TableLayoutException)
        {
            // The runs in the logs are read all the same, only without what their tasks say about them.
            history.IsIncomplete = true;
        }
    }

    /// <summary>Reads the runs that an upgrade of OpenClaw imported from its logs.</summary>
    public IEnumerable<ReadOutcome> ReadImported(Store store)
    {
        foreach (var (id, mapper) in Rows(store, null, $"{Key} LIKE '{ImportedPrefix}%'"))
        {
            if (!mapper.IsRunWithoutJob && ReadOne(mapper, id, store, isImported: true) is { } outcome)
            {
                yield return outcome;
            }
        }
    }

    /// <param name="store">The store, which must be open.</param>
    /// <param name="newer">A newer store, whose tasks take precedence over those with the same id; null for none.</param>
    public IEnumerable<ReadOutcome> Read(Store store, Store? newer)
    {
        IgnoredFields? ignored = null;
        var withoutJob = false;
        foreach (var (id, mapper) in Rows(store, newer, condition: null))
        {
            ignored = mapper.Ignored;
            if (mapper.IsRunWithoutJob)
            {
                withoutJob = true;
            }
            else if (string.IsNullOrWhiteSpace(id))
            {
                yield return Problem.Error(ErrorIds.RecordMalformed, $"{store.Name}: {TableName}", "A task has no id.", RecordKind.Task);
            }
            else if (!IsImported(id) && ReadOne(mapper, id, store, isImported: false) is { } outcome)
            {
                yield return outcome;
                if (outcome.Record is TaskRecord { Status: TaskStatus.Unknown })
                {
                    yield return RecordProblem.UnknownStatusInRow(store.Name, TableName, id);
                }
            }
        }

        if (withoutJob)
        {
            yield return Problem.Error(
                ErrorIds.SourceMalformed,
                store.Name,
                $"The table '{TableName}' has no column '{JobColumn}', so the runs of jobs in it were not read.",
                RecordKind.Task
            );
        }

        if (ignored?.Warning($"{store.Name}: {TableName}", RecordKind.Task) is { } warning)
        {
            yield return warning;
        }
    }

    // A row that cannot be read must not hide the others.
    private void Expect(TaskMapper row)
    {
        try
        {
            history.IsIncomplete |= row.IsRunWithoutJob;
            if (row.Id is { } id && !IsImported(id) && row.RunId is { } run)
            {
                history.Expect(run);
            }
        }
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            // Reported when it is read.
        }
    }

    private IEnumerable<(string? Id, TaskMapper Row)> Rows(Store store, Store? newer, string? condition)
    {
        if (store.Connection is not { } connection || !Table.Exists(connection, TableName, Required))
        {
            yield break;
        }

        using var known = new TableKeys(newer?.Connection, TableName, Key);
        using var rows = condition is null
            ? Table.Read(connection, TableName, orderBy: null, TaskMapper.Columns)
            : Table.ReadWhere(connection, TableName, condition, TaskMapper.Columns);
        var mapper = new TaskMapper(rows, store.Format, jobs);
        while (rows.Read())
        {
            var id = mapper.Id;
            if (id is null || !known.Contains(id))
            {
                yield return (id, mapper);
            }
        }
    }

    // Null for a row that is no task, and for a run that was read already.
    private ReadOutcome? ReadOne(TaskMapper mapper, string? id, Store store, bool isImported)
    {
        try
        {
            var task = mapper.Map(id!, isImported);
            return task switch
            {
                null => null,
                { CronJobId: null } => (ReadOutcome)task,
                _ when isImported => history.TakeLogged(task) is { } run ? (ReadOutcome)run : null,
                _ => (ReadOutcome)history.TakeTask(task),
            };
        }
        catch (Exception failure) when (RecordProblem.MeansMalformed(failure))
        {
            return RecordProblem.MalformedRow(RecordKind.Task, store.Name, TableName, id!, failure);
        }
    }

    private static bool IsImported(string id) => id.StartsWith(ImportedPrefix, StringComparison.Ordinal);
}
