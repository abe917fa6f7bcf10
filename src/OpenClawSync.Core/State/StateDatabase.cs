using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.State;

/// <summary>
/// The state database, with the ledgers of remote targets. Sending everything again restores all of it, so a damaged database is moved
/// aside and reported, and never blocks a run.
/// </summary>
internal static class StateDatabase
{
    /// <summary>Opens the database for writing, and creates it if it does not exist.</summary>
    /// <param name="folder">The state folder.</param>
    /// <param name="time">The clock that a damaged database is named by when it is moved aside.</param>
    /// <param name="report">Receives the problem when the database is damaged.</param>
    public static SqliteConnection Open(StateFolder folder, TimeProvider time, Action<Problem> report)
    {
        folder.Create();
        RequireNotForeign(folder);
        return TranslateErrors(
            folder,
            () =>
            {
                try
                {
                    return OpenChecked(folder);
                }
                catch (SqliteException failure) when (SqliteCodes.MeansDamage(failure.SqliteErrorCode))
                {
                    report(
                        Problem.Error(
                            ErrorIds.StateCorrupt,
                            Path.GetFileName(folder.Database),
                            $"The state database was damaged, or was not one of this module. It was moved to '{MoveAside(folder, time)}', "
                                + "and everything is sent again."
                        )
                    );
                    return OpenChecked(folder);
                }
            }
        );
    }

    /// <summary>Opens an existing database without creating or changing anything, including its log files.</summary>
    public static SqliteConnection OpenForReading(StateFolder folder)
    {
        folder.RequireTrusted();
        return SqliteDatabase.OpenReadOnly(folder.Database);
    }

    /// <summary>Opens the ledger of a remote target for writing.</summary>
    public static RemoteLedger OpenLedger(StateFolder folder, LedgerName name, TimeProvider time, Action<Problem> report)
    {
        var connection = Open(folder, time, report);
        return TranslateErrors(folder, () => RemoteLedger.Open(connection, name, () => OpenForReading(folder)));
    }

    /// <summary>Opens the ledger of a remote target for reading; null when there is none. Nothing is created.</summary>
    public static RemoteLedger? FindLedger(StateFolder folder, LedgerName name) =>
        TranslateErrors(
            folder,
            () => Find(folder) is { } connection ? RemoteLedger.Find(connection, name, () => OpenForReading(folder)) : null
        );

    /// <summary>Opens the database for reading; null when there is none, or it is not of this version. Nothing is created.</summary>
    public static SqliteConnection? FindForReading(StateFolder folder) => TranslateErrors(folder, () => Find(folder));

    /// <summary>Copies the database into another state folder, if there is one, without changing it.</summary>
    public static void Copy(StateFolder from, StateFolder to)
    {
        using var source = FindForReading(from);
        if (source is null)
        {
            return;
        }

        to.Create();
        OwnerOnlyFile.Create(to.Database, FileMode.CreateNew).Dispose();
        using var target = SqliteDatabase.OpenReadWrite(to.Database);
        TranslateErrors(
            from,
            () =>
            {
                source.BackupDatabase(target);
                return true;
            }
        );
    }

    /// <summary>Translates SQLite errors for the operator.</summary>
    public static OpenClawSyncException Failure(StateFolder folder, SqliteException failure) =>
        failure.SqliteErrorCode switch
        {
            var code when SqliteCodes.MeansDamage(code) => new OpenClawSyncException(
                ErrorIds.StateCorrupt,
                $"The state database '{folder.Database}' is damaged. The next run moves it aside and sends everything again."
            ),
            SqliteCodes.Error => new OpenClawSyncException(
                ErrorIds.StateCorrupt,
                $"The state database '{folder.Database}' does not have our tables. The next run moves it aside and sends everything again."
            ),
            SqliteCodes.Full or SqliteCodes.IoError => new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state database '{folder.Database}' cannot be read or written: the disk is full or has failed, "
                    + $"or {FileSizeLimit.Reason}."
            ),
            _ => Unusable(folder),
        };

    /// <summary>Whether a file is an undamaged state database.</summary>
    public static bool IsOne(string path) => IsOurs(path) == true;

    // Opening the database of another program for writing would replay its log, and moving it aside would take it from that program.
    private static void RequireNotForeign(StateFolder folder)
    {
        if (File.Exists(folder.Database) && IsOurs(folder.Database) == false)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"'{folder.Database}' is the database of another program. It was not changed. Choose another state folder."
            );
        }
    }

    // Null when it has no tables, or is damaged so that nobody can say.
    private static bool? IsOurs(string path)
    {
        try
        {
            if (!SqliteHeader.IsAt(path))
            {
                return null;
            }

            // Reading a log creates the file that indexes it, beside what may be the database of somebody else.
            var hasIndex = File.Exists(path + "-shm");
            using var connection = hasIndex ? SqliteDatabase.OpenReadOnly(path) : SqliteDatabase.OpenShared(ImmutableDatabase.Uri(path));
            return StateSchema.IsOurs(connection);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static SqliteConnection? Find(StateFolder folder)
    {
        if (new FileInfo(folder.Database) is not { Exists: true, Length: > 0 })
        {
            return null;
        }

        var connection = OpenForReading(folder);
        if (IsUsable(connection))
        {
            return connection;
        }

        connection.Dispose();
        return null;
    }

    // The connection is closed when even its version cannot be read.
    private static bool IsUsable(SqliteConnection connection)
    {
        try
        {
            return StateSchema.VersionOf(connection) == StateSchema.Version && StateSchema.IsOurs(connection) != false;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection OpenChecked(StateFolder folder)
    {
        if (!File.Exists(folder.Database))
        {
            // Two processes may get here at once; the transaction of SQLite decides which of them creates the tables.
            OwnerOnlyFile.CreateUnlessExists(folder.Database);
        }

        var connection = SqliteDatabase.OpenReadWrite(folder.Database);
        try
        {
            RequireIntact(connection);

            // The free pages of the database must not keep content that was deleted, such as rejected rows.
            Sql.Scalar(connection, "PRAGMA secure_delete = ON");
            Sql.Scalar(connection, "PRAGMA journal_mode = WAL");
            CreateTables(folder, connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void RequireIntact(SqliteConnection connection)
    {
        if (Sql.Scalar(connection, "PRAGMA quick_check(1)") is not "ok")
        {
            throw new SqliteException("damaged", SqliteCodes.Corrupt);
        }
    }

    private static void CreateTables(StateFolder folder, SqliteConnection connection)
    {
        using var transaction = new WriteTransaction(connection, CancellationToken.None);
        StateSchema.Require(folder.Database, connection);
        LedgerCheck.RequireReadable(connection);
        transaction.Commit();
    }

    private static string NameOfDamaged(StateFolder folder, DateTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{folder.Database}.damaged-{time:yyyyMMddHHmmss}");

    private static string MoveAside(StateFolder folder, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var name = NameOfDamaged(folder, now);
        while (Path.Exists(name))
        {
            now = now.AddSeconds(1);
            name = NameOfDamaged(folder, now);
        }

        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(folder.Database + suffix))
            {
                File.Move(folder.Database + suffix, name + suffix, overwrite: false);
            }
        }

        return Path.GetFileName(name);
    }

    private static T TranslateErrors<T>(StateFolder folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw Failure(folder, failure);
        }
        catch (Exception failure) when (UnreadableValue.IsCauseOf(failure))
        {
            throw Failure(folder, LedgerErrors.Unreadable());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder);
        }
    }

    private static OpenClawSyncException Unusable(StateFolder folder) =>
        new(ErrorIds.StateUnavailable, $"The state database '{folder.Database}' cannot be used.");
}
