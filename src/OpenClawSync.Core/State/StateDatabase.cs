using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Ledgers;
using Sql = OpenClawSync.Storage.Sqlite.Sql;

namespace OpenClawSync.State;

/// <summary>
/// The state database: what is remembered of remote targets. All of it can be had again by sending everything once more, so a
/// damaged one is set aside and said to be, and never stands in the way of a run.
/// </summary>
internal static class StateDatabase
{
    private const long Version = 1;

    /// <summary>Opens it to be written; makes it when there is none.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="time">Names a damaged one that is set aside.</param>
    /// <param name="report">Hears of a damaged one.</param>
    public static SqliteConnection Open(StateFolder folder, TimeProvider time, Action<Problem> report)
    {
        folder.Create();
        return TranslateErrors(
            folder,
            () =>
            {
                try
                {
                    return Ready(folder);
                }
                catch (SqliteException failure) when (SqliteCodes.MeansDamage(failure.SqliteErrorCode))
                {
                    report(
                        Problem.Error(
                            ErrorIds.StateCorrupt,
                            Path.GetFileName(folder.Database),
                            $"The state database was damaged. It was set aside as '{SetAside(folder, time)}', and everything is sent again."
                        )
                    );
                    return Ready(folder);
                }
            }
        );
    }

    /// <summary>Opens one that is there, so that nothing is made or changed, its log files included.</summary>
    public static SqliteConnection OpenForReading(StateFolder folder)
    {
        // Closed cleanly, it has no log to read either.
        var source = File.Exists(folder.Database + "-wal") ? folder.Database : ImmutableDatabase.Uri(folder.Database);
        return Connect(source, SqliteOpenMode.ReadOnly);
    }

    /// <summary>Opens what is remembered of a remote target.</summary>
    public static RemoteLedger Ledger(StateFolder folder, LedgerName name, TimeProvider time, Action<Problem> report)
    {
        var connection = Open(folder, time, report);
        return TranslateErrors(folder, () => RemoteLedger.Open(connection, name, () => OpenForReading(folder)));
    }

    /// <summary>The same when something is remembered already; null when nothing is. Nothing is made.</summary>
    public static RemoteLedger? FindLedger(StateFolder folder, LedgerName name) =>
        TranslateErrors(
            folder,
            () =>
            {
                if (new FileInfo(folder.Database) is not { Exists: true, Length: > 0 })
                {
                    return null;
                }

                var connection = OpenForReading(folder);
                if (VersionOf(connection) == Version)
                {
                    return RemoteLedger.Find(connection, name);
                }

                connection.Dispose();
                return null;
            }
        );

    /// <summary>What a failure of SQLite means to the operator.</summary>
    public static OpenClawSyncException Failure(StateFolder folder, SqliteException failure) =>
        failure.SqliteErrorCode switch
        {
            var code when SqliteCodes.MeansDamage(code) => new OpenClawSyncException(
                ErrorIds.StateCorrupt,
                $"The state database '{folder.Database}' is damaged. The next run sets it aside and sends everything again."
            ),
            SqliteCodes.Full or SqliteCodes.IoError => new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state database '{folder.Database}' cannot be read or written: the disk is full, or fails."
            ),
            _ => Unusable(folder),
        };

    private static SqliteConnection Ready(StateFolder folder)
    {
        if (!File.Exists(folder.Database))
        {
            // Two processes may come here at once; SQLite sorts out who fills it.
            OwnerOnlyFile.Create(folder.Database, FileMode.OpenOrCreate).Dispose();
        }

        var connection = Connect(folder.Database, SqliteOpenMode.ReadWrite);
        try
        {
            Check(connection);

            // Nor may it stay behind here, where refused rows wait.
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

    private static void Check(SqliteConnection connection)
    {
        if (Sql.Scalar(connection, "PRAGMA quick_check(1)") is not "ok")
        {
            throw new SqliteException("damaged", SqliteCodes.Corrupt);
        }
    }

    private static void CreateTables(StateFolder folder, SqliteConnection connection)
    {
        using var transaction = new WriteTransaction(connection, CancellationToken.None);
        var version = VersionOf(connection);
        if (version > Version)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state database '{folder.Database}' was written by a newer OpenClawSync. Update the module; the file was not changed."
            );
        }

        if (version < Version)
        {
            Sql.Run(connection, LedgerSchema.Create + RemoteRuns.Create);
            Sql.Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
        }

        transaction.Commit();
    }

    private static long VersionOf(SqliteConnection connection) => (long)Sql.Scalar(connection, "PRAGMA user_version")!;

    private static string SetAside(StateFolder folder, TimeProvider time)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{folder.Database}.damaged-{time.GetUtcNow().UtcDateTime:yyyyMMddHHmmss}");
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(folder.Database + suffix))
            {
                File.Move(folder.Database + suffix, name + suffix, overwrite: true);
            }
        }

        return Path.GetFileName(name);
    }

    private static SqliteConnection Connect(string source, SqliteOpenMode mode)
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
        connection.Open();
        return connection;
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
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(folder);
        }
    }

    private static OpenClawSyncException Unusable(StateFolder folder) =>
        new(ErrorIds.StateUnavailable, $"The state database '{folder.Database}' cannot be used.");
}
