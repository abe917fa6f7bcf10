using Microsoft.Data.Sqlite;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>An embedded target that is only looked at: planned against, audited, or asked for its log. Nothing is made or changed.</summary>
internal sealed class SqliteView : IWritePlanner, IRowReader
{
    private readonly string _path;
    private readonly SqliteConnection _connection;

    private SqliteView(string path, SqliteConnection connection) => (_path, _connection) = (path, connection);

    public string Name => Path.GetFileName(_path);

    /// <summary>The random id of this very target.</summary>
    public string Identity => TargetFile.TranslateErrors(_path, () => TargetFile.Identity(_connection));

    /// <summary>The version of its tables.</summary>
    public long SchemaVersion => TargetFile.TranslateErrors(_path, () => (long)Sql.Scalar(_connection, "PRAGMA user_version")!);

    /// <summary>Opens a target that must be there already.</summary>
    public static SqliteView Open(string path) => new(path, TargetFile.OpenForReading(path));

    /// <summary>Opens a target to plan against; where there is none, an empty one that is nowhere.</summary>
    public static SqliteView OpenForPlanning(string path)
    {
        TargetFile.RequireFolder(path);
        return TargetFile.HasContent(path) ? Open(path) : OpenNowhere(path);
    }

    /// <summary>An empty target, to plan against before there is even a folder for it.</summary>
    public static SqliteView OpenNowhere(string path) => new(path, TargetFile.OpenNowhere(path));

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
