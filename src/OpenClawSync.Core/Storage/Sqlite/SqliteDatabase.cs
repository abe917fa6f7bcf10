using Microsoft.Data.Sqlite;

namespace OpenClawSync.Storage.Sqlite;

/// <summary>
/// Opens SQLite databases; the only place that builds connection strings. Connections are not pooled, so that a closed one leaves no open
/// file behind. A connection whose preparation fails is closed before the exception leaves.
/// </summary>
internal static class SqliteDatabase
{
    /// <summary>
    /// Rewrites a database without its free space, and empties its log. A page that was split can still contain what was deleted from it.
    /// </summary>
    /// <returns>Whether the log is empty. It is not while another connection reads.</returns>
    public static bool Purge(SqliteConnection connection)
    {
        try
        {
            Sql.Run(connection, "VACUUM");
            return (long)Sql.Scalar(connection, "PRAGMA wal_checkpoint(TRUNCATE)")! == 0;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is SqliteCodes.Busy or SqliteCodes.Locked)
        {
            return false;
        }
    }

    // WriteTransaction waits for other writers itself, in steps of this length, so that the wait can be cancelled.
    private const int OwnTimeoutSeconds = 1;

    // OpenClaw holds its locks only for a moment.
    private const int ForeignTimeoutSeconds = 30;

    /// <summary>Opens an existing database of ours for reading and writing.</summary>
    /// <param name="path">The file. It must exist; an empty file is an empty database.</param>
    /// <param name="prepare">Runs on the open connection.</param>
    public static SqliteConnection OpenReadWrite(string path, Action<SqliteConnection>? prepare = null) =>
        Open(path, SqliteOpenMode.ReadWrite, OwnTimeoutSeconds, prepare);

    /// <summary>
    /// Opens a database for reading in a way that neither creates nor changes a file, log files included, as long as no writer is at work.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="prepare">Runs on the open connection.</param>
    public static SqliteConnection OpenReadOnly(string path, Action<SqliteConnection>? prepare = null)
    {
        // Where a log exists, it has to be read. Without one SQLite would create it, except for a file that is declared to be immutable.
        var source = File.Exists(path + "-wal") ? path : ImmutableDatabase.Uri(path);
        return Open(source, SqliteOpenMode.ReadOnly, OwnTimeoutSeconds, prepare);
    }

    /// <summary>
    /// Opens a database with a rollback journal that another program may be writing, for reading. While a read transaction is open, SQLite
    /// holds its shared lock on the file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="prepare">Runs on the open connection.</param>
    public static SqliteConnection OpenShared(string path, Action<SqliteConnection>? prepare = null) =>
        Open(path, SqliteOpenMode.ReadOnly, ForeignTimeoutSeconds, prepare);

    /// <summary>Opens an empty database that exists only in memory, until the connection is closed.</summary>
    /// <param name="prepare">Runs on the open connection.</param>
    public static SqliteConnection OpenInMemory(Action<SqliteConnection>? prepare = null) =>
        Open(":memory:", SqliteOpenMode.Memory, OwnTimeoutSeconds, prepare);

    /// <summary>
    /// Opens an empty database that moves from memory to an unnamed file when it becomes large. SQLite deletes it with the connection.
    /// </summary>
    /// <param name="prepare">Runs on the open connection.</param>
    public static SqliteConnection OpenTemporary(Action<SqliteConnection>? prepare = null) =>
        Open("", SqliteOpenMode.ReadWriteCreate, OwnTimeoutSeconds, prepare);

    private static SqliteConnection Open(string source, SqliteOpenMode mode, int timeoutSeconds, Action<SqliteConnection>? prepare)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = timeoutSeconds,
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            prepare?.Invoke(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
