using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// A consistent private copy of a database that OpenClaw may be writing. The copy is unlinked before its first row is read, so
/// it cannot outlive the process; nothing is made or changed beside the original.
/// </summary>
internal sealed class DatabaseSnapshot : IDisposable
{
    private readonly SnapshotFiles _files;

    private DatabaseSnapshot(SnapshotFiles files, byte[] content, SqliteConnection connection) =>
        (_files, Content, Connection) = (files, content, connection);

    /// <summary>A digest of the copied bytes.</summary>
    public byte[] Content { get; }

    public SqliteConnection Connection { get; }

    /// <exception cref="SqliteException">The file is no database, or a damaged one.</exception>
    /// <exception cref="IOException">The file cannot be read, or never held still.</exception>
    public static DatabaseSnapshot Take(string database, SnapshotFolder folder)
    {
        var files = folder.NewFiles();
        try
        {
            var content = DatabaseCopy.Make(database, files.Main);
            var connection = Open(files.Main);
            files.Unlink();
            return new DatabaseSnapshot(files, content, connection);
        }
        catch
        {
            files.Delete();
            throw;
        }
    }

    /// <summary>Looks through the whole copy for damage, which a database that was read before need not be.</summary>
    /// <exception cref="SqliteException">There is some.</exception>
    public void Check()
    {
        if (Sql.Scalar(Connection, "PRAGMA quick_check(1)") is not "ok")
        {
            throw new SqliteException("The database is damaged.", SqliteCodes.Corrupt);
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        _files.Delete();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
            }.ToString()
        );
        try
        {
            connection.Open();

            // The open transaction holds every file the reads need, so the names may go once it has read.
            Sql.Scalar(connection, "PRAGMA query_only = ON; PRAGMA mmap_size = 0; BEGIN");
            Sql.Scalar(connection, "SELECT count(*) FROM sqlite_schema");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
