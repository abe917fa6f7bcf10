using Microsoft.Data.Sqlite;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>An embedded target opened for reading: to plan, to audit, or to read its run log. Nothing is created or changed.</summary>
internal sealed class SqliteView : IWritePlanner, IRowReader, IRowFinder
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly Lazy<StrayRows> _strays;

    private SqliteView(string path, SqliteConnection connection) =>
        (_path, _connection, _strays) = (path, connection, new Lazy<StrayRows>(() => new StrayRows(connection)));

    public string Name => Path.GetFileName(_path);

    /// <summary>The random id of this target.</summary>
    public string Identity => TargetFile.TranslateErrors(_path, () => TargetFile.Identity(_connection));

    /// <summary>The version of its schema.</summary>
    public long SchemaVersion => TargetFile.TranslateErrors(_path, () => (long)Sql.Scalar(_connection, "PRAGMA user_version")!);

    /// <summary>A trigger that this module did not create; null when there is none.</summary>
    public string? ForeignTrigger => TargetFile.TranslateErrors(_path, () => TargetSchema.FindForeignTrigger(_connection));

    /// <summary>Opens an existing target.</summary>
    public static SqliteView Open(string path) => new(path, TargetFile.OpenForReading(path));

    /// <summary>Opens the rows of one instance of an existing target.</summary>
    public static IRowReader Open(string path, InstanceId instance) => new InstanceRows(Open(path), path, instance);

    /// <summary>Opens a target for planning; if the file does not exist, an empty one in memory.</summary>
    public static SqliteView OpenForPlanning(string path)
    {
        TargetFile.RequireFolder(path);
        TargetFile.RequireTrusted(path);
        return TargetFile.HasContent(path) ? Open(path) : OpenInMemory(path);
    }

    /// <summary>Opens an empty target in memory, for planning before even its folder exists.</summary>
    public static SqliteView OpenInMemory(string path) => new(path, TargetFile.OpenInMemory());

    public WritePlan Plan(ProtectedRecord record) => RowPlanner.Plan(Find(record.Kind, record.SourceKey), record);

    public Row? Find(RecordKind kind, string sourceKey) =>
        TargetFile.TranslateErrors(
            _path,
            () =>
            {
                var schema = RowSchema.For(kind);
                using var find = Sql.Command(
                    _connection,
                    $"SELECT {RowScan.Columns(_connection, schema)} FROM {schema.Table} WHERE sourceKey = $key",
                    ("$key", sourceKey)
                );
                return RowScan.Read(find, schema).Select(stored => stored.Row).SingleOrDefault();
            }
        );

    /// <summary>Whether no instance in the file can have a row.</summary>
    public bool IsStray(StoredRecord row) => TargetFile.TranslateErrors(_path, () => _strays.Value.Contains(row));

    /// <summary>The run log, newest first.</summary>
    public IReadOnlyList<SyncRun> ReadRuns() => TargetFile.TranslateErrors(_path, () => RunTable.Read(_connection).ToList());

    public IEnumerable<StoredRecord> ReadRows(RecordKinds kinds, CancellationToken cancellationToken)
    {
        foreach (var record in TargetFile.TranslateErrors(_path, kinds.SelectMany(kind => RowScan.Read(_connection, RowSchema.For(kind)))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    public void Dispose() => _connection.Dispose();

    // The prefix alone would not do: without an instance it is empty, and the rows of every instance begin with it.
    private sealed class InstanceRows(SqliteView view, string path, InstanceId instance) : IRowReader
    {
        public IEnumerable<StoredRecord> ReadRows(RecordKinds kinds, CancellationToken cancellationToken) =>
            TargetFile.TranslateErrors(path, kinds.SelectMany(kind => Read(RowSchema.For(kind), cancellationToken)));

        public void Dispose() => view.Dispose();

        private IEnumerable<StoredRecord> Read(RowSchema schema, CancellationToken cancellationToken)
        {
            using var command = Sql.Command(
                view._connection,
                $"""
                SELECT {RowScan.Columns(
                    view._connection,
                    schema
                )} FROM {schema.Table} t WHERE substr(coalesce(sourceId, ''), 1, length($prefix)) = $prefix
                AND NOT EXISTS (
                  SELECT 1 FROM ledgers l JOIN ledgerMarks m ON m.ledgerId = l.ledgerId AND m.sourceKey = t.sourceKey
                  WHERE l.instanceId <> $instance)
                """,
                ("$prefix", instance.Prefix),
                ("$instance", instance.Value)
            );
            foreach (var record in RowScan.Read(command, schema))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }
        }
    }
}
