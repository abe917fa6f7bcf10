using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Opens the file of an embedded target after verifying that it is one.</summary>
internal static class TargetFile
{
    /// <summary>Opens the file for writing, and creates it if it does not exist.</summary>
    public static SqliteConnection OpenForWriting(string path)
    {
        RequireFolder(path);
        RequireTrusted(path, FileTrust.OfDatabase(path));
        var isNew = CreateIfMissing(path);
        TargetHeader.RequireOurs(path);
        try
        {
            return TranslateErrors(
                path,
                () =>
                    SqliteDatabase.OpenReadWrite(
                        path,
                        connection =>
                        {
                            // What a new policy redacts must not remain in the free pages of the file.
                            Execute(connection, "PRAGMA secure_delete = ON");

                            // Tables come before WAL mode, so that the application id is in the file itself and never in its log alone.
                            CreateTables(connection);
                            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");

                            // In a folder for temporary files others can create the files beside it until SQLite does.
                            RequireTrusted(path, FileTrust.OfDatabase(path));
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

    /// <summary>Opens the file without creating or changing anything, including its log files.</summary>
    public static SqliteConnection OpenForReading(string path)
    {
        RequireFolder(path);
        RequireTrusted(path, FileTrust.OfReadDatabase(path));
        if (!HasContent(path))
        {
            throw Unavailable(path, "there is no database yet");
        }

        TargetHeader.RequireOurs(path);
        return TranslateErrors(path, () => SqliteDatabase.OpenReadOnly(path));
    }

    /// <exception cref="OpenClawSyncException">TargetCorrupt: a page of the file is damaged.</exception>
    public static void RequireIntact(string path)
    {
        using var connection = OpenForReading(path);
        if (TranslateErrors(path, () => Sql.Scalar(connection, "PRAGMA quick_check(1)")) is not "ok")
        {
            throw TargetErrors.Damaged(path);
        }
    }

    /// <summary>Copies a target, if there is one, without changing it.</summary>
    public static void Copy(string path, string copy)
    {
        if (HasContent(path))
        {
            using var source = OpenForReading(path);
            OwnerOnlyFile.Create(copy, FileMode.CreateNew).Dispose();
            using var target = SqliteDatabase.OpenReadWrite(copy);
            TranslateErrors(
                path,
                () =>
                {
                    source.BackupDatabase(target);
                    return true;
                }
            );
        }
    }

    /// <summary>Why the file could not be opened for writing without trusting others; null when nothing is wrong.</summary>
    public static TrustFault? FindFault(string path) => FileTrust.OfDatabase(path);

    /// <summary>Makes sure that the file could be opened for writing without trusting anybody else. It need not exist.</summary>
    /// <exception cref="OpenClawSyncException">TargetUnsafe or TargetUnavailable.</exception>
    public static void RequireTrusted(string path) => RequireTrusted(path, FileTrust.OfDatabase(path));

    /// <summary>Opens an empty target in memory, for planning when there is no file yet.</summary>
    public static SqliteConnection OpenInMemory() => SqliteDatabase.OpenInMemory(CreateTables);

    /// <summary>The random id of this target.</summary>
    public static string Identity(SqliteConnection connection) =>
        Sql.Scalar(connection, "SELECT identity FROM syncIdentity") as string
        ?? throw new SqliteException("The target has no identity.", SqliteCodes.Corrupt);

    /// <summary>Whether there is anything to read. An empty file is a target that nothing was written to yet.</summary>
    public static bool HasContent(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    /// <summary>Whether the file can be opened for writing. It is not written to.</summary>
    public static bool IsWritable(string path)
    {
        try
        {
            PlainFile.RequireNothingElse(path);
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Makes sure that no other program reads or writes the file, which is about to be deleted.</summary>
    /// <exception cref="OpenClawSyncException">TargetUnavailable: it is in use. Nothing was changed.</exception>
    public static void RequireUnused(string path)
    {
        RequireTrusted(path);
        TargetHeader.RequireOurs(path);
        TranslateErrors(
            path,
            () =>
            {
                // Leaving the mode in which readers and a writer work side by side needs the file for this connection alone.
                using var connection = SqliteDatabase.OpenReadWrite(path);
                Execute(connection, "PRAGMA journal_mode = DELETE");
                Execute(connection, "BEGIN EXCLUSIVE");
                return Execute(connection, "ROLLBACK");
            }
        );
    }

    /// <summary>Translates SQLite errors into errors that name the target.</summary>
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
        catch (Exception failure) when (UnreadableValue.IsCauseOf(failure))
        {
            throw TargetErrors.Damaged(path);
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

    private static void CreateTables(SqliteConnection connection)
    {
        using var transaction = new WriteTransaction(connection, CancellationToken.None);
        if ((long)Execute(connection, "PRAGMA application_id")! == 0)
        {
            Execute(connection, TargetSchema.Create);
        }
        else if ((long)Execute(connection, "PRAGMA user_version")! < TargetSchema.Version)
        {
            TargetSchema.Upgrade(connection);
        }

        Execute(connection, LedgerSchema.Additions);
        TargetSchema.RestoreTriggers(connection);
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
            throw Unavailable(path, $"it cannot be created, because {FileFailure.Reason(failure)}");
        }
    }

    /// <exception cref="OpenClawSyncException">TargetUnavailable: no file could be created there.</exception>
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

    private static void RequireTrusted(string path, TrustFault? fault)
    {
        if (fault is not null)
        {
            throw fault.IsIrregular
                ? new OpenClawSyncException(ErrorIds.TargetUnavailable, $"The target '{path}' cannot be used: {fault}")
                : new OpenClawSyncException(
                    ErrorIds.TargetUnsafe,
                    $"The target '{path}' is not used, because others could change what is in it: {fault}"
                );
        }
    }

    private static OpenClawSyncException Unavailable(string path, string why) =>
        new(ErrorIds.TargetUnavailable, $"The target '{path}' cannot be used: {why}.");

    private static object? Execute(SqliteConnection connection, string sql) => Sql.Scalar(connection, sql);
}
