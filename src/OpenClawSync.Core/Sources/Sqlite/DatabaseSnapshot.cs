using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// A consistent private copy of a database that OpenClaw may be writing. Its files are unlinked before the first row is read, so they
/// cannot outlive the process. Nothing is created or changed beside the original.
/// </summary>
internal sealed class DatabaseSnapshot : IDisposable
{
    private readonly SnapshotFiles _files;

    private DatabaseSnapshot(SnapshotFiles files, byte[] content, SqliteConnection connection) =>
        (_files, Content, Connection) = (files, content, connection);

    /// <summary>A digest of the copied bytes.</summary>
    public byte[] Content { get; }

    public SqliteConnection Connection { get; }

    /// <exception cref="SqliteException">The file is not a database, or a damaged one.</exception>
    /// <exception cref="IOException">The file cannot be read, or changed during every attempt to copy it.</exception>
    public static DatabaseSnapshot Create(string database, SnapshotFolder folder, TimeProvider time)
    {
        var files = folder.NewFiles();
        try
        {
            var content = DatabaseCopy.Create(database, files, time);
            var connection = SqliteDatabase.OpenReadWrite(files.Main, BeginReading);
            files.Unlink();
            return new DatabaseSnapshot(files, content, connection);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>Searches the whole copy for damage, which need not prevent a database from being opened.</summary>
    /// <exception cref="SqliteException">The database is damaged.</exception>
    public void Check()
    {
        try
        {
            if (Sql.Scalar(Connection, "PRAGMA quick_check(1)") is not "ok")
            {
                throw new SqliteException("The database is damaged.", SqliteCodes.Corrupt);
            }
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == SqliteCodes.Error)
        {
            // One table cannot be checked, such as a virtual one whose module is missing. It must not cost the others.
        }
    }

    public void Dispose()
    {
        Connection.Dispose();
        _files.Dispose();
    }

    // Once the transaction has read something, it holds every file that later reads need, so the names of the files may be removed.
    private static void BeginReading(SqliteConnection connection)
    {
        Sql.Scalar(connection, "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 0; BEGIN");
        Sql.Scalar(connection, "SELECT count(*) FROM sqlite_schema");
    }
}
