using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Opens the file of an embedded target and makes sure that it is one.</summary>
internal static class TargetFile
{
    /// <summary>Opens it for writing; makes it when there is none.</summary>
    public static SqliteConnection OpenForWriting(string path)
    {
        RequireFolder(path);
        var isNew = CreateIfMissing(path);
        try
        {
            return Guarded(path, () => Open(path, path, SqliteOpenMode.ReadWrite, connection =>
            {
                Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
                CreateTables(connection);
            }));
        }
        catch when (isNew)
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Opens it so that nothing is made or changed, its log files included.</summary>
    public static SqliteConnection OpenForReading(string path)
    {
        RequireFolder(path);
        if (!File.Exists(path))
        {
            throw Unavailable(path, "there is no database yet");
        }

        // Without a log the file cannot change under us but by a new writer; SQLite would make a log beside it otherwise.
        var source = File.Exists(path + "-wal") ? path : new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1";
        return Guarded(path, () => Open(path, source, SqliteOpenMode.ReadOnly, _ => { }));
    }

    /// <summary>An empty target that is nowhere, to plan against when there is no file yet.</summary>
    public static SqliteConnection OpenNowhere(string path)
    {
        RequireFolder(path);
        return Open(path, ":memory:", SqliteOpenMode.Memory, CreateTables);
    }

    /// <summary>Turns what SQLite says into an error that names the target and tells what to do.</summary>
    public static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw TargetFailure.Of(path, failure);
        }
    }

    private static SqliteConnection Open(string path, string source, SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        try
        {
            connection.Open();
            RequireOurs(connection, path);
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void RequireOurs(SqliteConnection connection, string path)
    {
        var isEmpty = (long)Execute(connection, "SELECT count(*) FROM sqlite_schema")! == 0;
        if (!isEmpty && (long)Execute(connection, "PRAGMA application_id")! != TargetSchema.ApplicationId)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetNotRecognized, $"'{path}' is a database of another program. Give another file; this one was not changed.");
        }

        if ((long)Execute(connection, "PRAGMA user_version")! > TargetSchema.Version && !isEmpty)
        {
            throw new OpenClawSyncException(
                ErrorIds.TargetNotRecognized, $"'{path}' was written by a newer OpenClawSync. Update the module; the file was not changed.");
        }
    }

    private static void CreateTables(SqliteConnection connection)
    {
        using var transaction = new WriteTransaction(connection);
        if ((long)Execute(connection, "PRAGMA application_id")! == 0)
        {
            Execute(connection, TargetSchema.Create);
        }

        transaction.Commit();
    }

    private static bool CreateIfMissing(string path)
    {
        try
        {
            PrivateFiles.Create(path, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(path, "the file cannot be made there");
        }
    }

    private static void RequireFolder(string path)
    {
        if (Directory.Exists(path))
        {
            throw Unavailable(path, "it is a folder, not a file");
        }

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw Unavailable(path, "its folder does not exist");
        }
    }

    private static OpenClawSyncException Unavailable(string path, string why) =>
        new(ErrorIds.TargetUnavailable, $"The target '{path}' cannot be used: {why}.");

    private static object? Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
