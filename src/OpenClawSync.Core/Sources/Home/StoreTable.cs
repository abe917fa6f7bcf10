using OpenClawSync.Records;

namespace OpenClawSync.Sources.Home;

/// <summary>A table of a store, and in which schemas OpenClaw has it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind of its records.</param>
/// <param name="Since">The first schema that always has it; null when it can be missing in any.</param>
/// <param name="Until">The last schema that has it; null when no later one dropped it.</param>
internal sealed record StoreTable(string Name, RecordKind Kind, long? Since = null, long? Until = null)
{
    // OpenClaw creates all tables of the store together with its first version. Versions from 13 on keep runs as tasks only.
    private const long FirstSchema = 1;
    private const long LastSchemaWithLogs = 12;

    public static StoreTable Jobs { get; } = new(CronJobReader.TableName, RecordKind.Cron, FirstSchema);

    public static StoreTable Tasks { get; } = new(TaskReader.TableName, RecordKind.Task, FirstSchema);

    public static StoreTable RunLogs { get; } = new(RunLogTable.TableName, RecordKind.Task, FirstSchema, LastSchemaWithLogs);

    public static StoreTable Flows { get; } = new(FlowReader.TableName, RecordKind.Task);

    public static StoreTable Cards { get; } = new(CardReader.TableName, RecordKind.Task);

    /// <summary>A store of tasks alone, before all stores became one. Its schemas have no versions.</summary>
    public static StoreTable LegacyTasks { get; } = new(TaskReader.TableName, RecordKind.Task);

    /// <summary>Whether each store of a schema has the table.</summary>
    public bool IsIn(long version) => version >= Since && !IsReplacedIn(version);

    /// <summary>Whether a schema has dropped the table, so that another one has its records.</summary>
    public bool IsReplacedIn(long version) => version > Until;
}
