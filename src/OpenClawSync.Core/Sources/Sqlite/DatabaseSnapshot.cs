using Microsoft.Data.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// A consistent private copy of a database that OpenClaw may be writing. The copy is unlinked before its first row is read, so
/// it cannot outlive the process; nothing is made or changed beside the original.
/// </summary>
internal sealed class DatabaseSnapshot : IDisposable
{
    private readonly SnapshotFiles _files;

    private DatabaseSnapshot(SnapshotFiles files, SqliteConnection connection) => (_files, Connection) = (files, connection);

    public SqliteConnection Connection { get; }

    /// <exception cref="SqliteException">The file is no database, or a damaged one.</exception>
    /// <exception cref="IOException">The file cannot be read, or never held still.</exception>
    public static DatabaseSnapshot Take(string database, SnapshotFolder folder)
    {
        var files = folder.NewFiles();
        try
        {
            DatabaseCopy.Make(database, files.Main);
            var connection = Open(files.Main);
            files.Unlink();
            return new DatabaseSnapshot(files, connection);
        }
        catch
        {
            files.Delete();
            throw;
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        _files.Delete();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();

            // The open transaction holds every file the reads need, so the names may go.
            Sql.Scalar(connection, "PRAGMA query_only = ON; PRAGMA mmap_size = 0; BEGIN");
            if (Sql.Scalar(connection, "PRAGMA quick_check(1)") is not "ok")
            {
                throw new SqliteException("The database is damaged.", SqliteCodes.Corrupt);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
