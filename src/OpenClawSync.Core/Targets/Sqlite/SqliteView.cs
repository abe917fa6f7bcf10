using Microsoft.Data.Sqlite;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>An embedded target opened for reading: to plan, to audit, or to read its run log. Nothing is created or changed.</summary>
internal sealed class SqliteView : IWritePlanner, IRowReader
{
    private readonly string _path;
    private readonly SqliteConnection _connection;

    private SqliteView(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    public string Name => Path.GetFileName(_path);

    /// <summary>The random id of this target.</summary>
    public string Identity => TargetFile.TranslateErrors(_path, () => TargetFile.Identity(_connection));

    /// <summary>The version of its schema.</summary>
    public long SchemaVersion => TargetFile.TranslateErrors(_path, () => (long)Sql.Scalar(_connection, "PRAGMA user_version")!);

    /// <summary>Opens an existing target.</summary>
    public static SqliteView Open(string path) => new(path, TargetFile.OpenForReading(path));

    /// <summary>Opens a target for planning; if the file does not exist, an empty one in memory.</summary>
    public static SqliteView OpenForPlanning(string path)
    {
        TargetFile.RequireFolder(path);
        return TargetFile.HasContent(path) ? Open(path) : OpenInMemory(path);
    }

    /// <summary>Opens an empty target in memory, for planning before even its folder exists.</summary>
    public static SqliteView OpenInMemory(string path) => new(path, TargetFile.OpenInMemory());

    public WritePlan Plan(ProtectedRecord record) => TargetFile.TranslateErrors(_path, () => RowPlanner.Plan(_connection, record));

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
}
