using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Opens the file of an embedded target and makes sure that it is one.</summary>
internal static class TargetFile
{
    /// <summary>Opens it for writing; makes it when there is none.</summary>
    public static SqliteConnection OpenForWriting(string path)
    {
        RequireFolder(path);
        var isNew = CreateIfMissing(path);
        TargetHeader.RequireOurs(path);
        try
        {
            return TranslateErrors(
                path,
                () =>
                    Open(
                        path,
                        path,
                        SqliteOpenMode.ReadWrite,
                        connection =>
                        {
                            // What a new policy takes out of a row must not stay behind in the file's free space.
                            Execute(connection, "PRAGMA secure_delete = ON");

                            // The tables come first: the mark that the file is ours then stands in the file itself, never in its log alone.
                            CreateTables(connection);
                            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
                        }
                    )
            );
        }
        catch when (isNew && new FileInfo(path).Length == 0)
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Opens it so that nothing is made or changed, its log files included.</summary>
    public static SqliteConnection OpenForReading(string path)
    {
        RequireFolder(path);
        if (!HasContent(path))
        {
            throw Unavailable(path, "there is no database yet");
        }

        TargetHeader.RequireOurs(path);

        // Without a log the file cannot change under us but by a new writer; SQLite would make a log beside it otherwise.
        var source = File.Exists(path + "-wal") ? path : ImmutableDatabase.Uri(path);
        return TranslateErrors(path, () => Open(path, source, SqliteOpenMode.ReadOnly, _ => { }));
    }

    /// <summary>An empty target that is nowhere, to plan against when there is no file yet.</summary>
    public static SqliteConnection OpenNowhere(string path) => Open(path, ":memory:", SqliteOpenMode.Memory, CreateTables);

    /// <summary>The random id of this very target.</summary>
    public static string Identity(SqliteConnection connection) => (string)Sql.Scalar(connection, "SELECT identity FROM syncIdentity")!;

    /// <summary>Whether there is anything to read. An empty file is a target that was not filled yet.</summary>
    public static bool HasContent(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    /// <summary>Whether it can be opened for writing; it is not written.</summary>
    public static bool IsWritable(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Turns what SQLite says into an error that names the target and tells what to do.</summary>
    public static T TranslateErrors<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw TargetErrors.Translate(path, failure);
        }
    }

    /// <inheritdoc cref="TranslateErrors{T}(string, Func{T})" />
    public static IEnumerable<T> TranslateErrors<T>(string path, IEnumerable<T> items)
    {
        using var item = TranslateErrors(path, items.GetEnumerator);
        while (TranslateErrors(path, item.MoveNext))
        {
            yield return item.Current;
        }
    }

    private static SqliteConnection Open(string path, string source, SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = source,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = 1,
            }.ToString()
        );
        try
        {
            connection.Open();
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CreateTables(SqliteConnection connection)
    {
        using var transaction = new WriteTransaction(connection, CancellationToken.None);
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
            OwnerOnlyFile.Create(path, FileMode.CreateNew).Dispose();
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

    /// <exception cref="OpenClawSyncException">No file could be made there.</exception>
    public static void RequireFolder(string path)
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

    private static object? Execute(SqliteConnection connection, string sql) => Sql.Scalar(connection, sql);
}
