using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;
using OpenClawSync.Targets.Convex;

namespace OpenClawSync.Runs;

/// <summary>The state database: the key of this installation, and what is remembered of remote targets.</summary>
internal static class StateDatabase
{
    /// <summary>The key; made once, when it is first needed.</summary>
    public static InstallationKey Key(StateFolder folder)
    {
        folder.Create();
        return Guarded(folder, () =>
        {
            using var connection = Ready(folder);
            Execute(
                connection,
                "CREATE TABLE IF NOT EXISTS installationKeys (keyId TEXT NOT NULL PRIMARY KEY, key BLOB NOT NULL) STRICT");
            var (id, key) = (RandomNumberGenerator.GetHexString(8, lowercase: true), RandomNumberGenerator.GetBytes(InstallationKey.Size));
            Execute(
                connection,
                "INSERT INTO installationKeys SELECT $id, $key WHERE NOT EXISTS (SELECT 1 FROM installationKeys)",
                ("$id", id),
                ("$key", key));
            return Read(connection)!;
        });
    }

    /// <summary>The key, or one that is forgotten when none was made yet. Nothing is made.</summary>
    public static InstallationKey KeyWithoutTrace(StateFolder folder)
    {
        if (new FileInfo(folder.Database) is not { Exists: true, Length: > 0 })
        {
            return InstallationKey.Ephemeral();
        }

        return Guarded(folder, () =>
        {
            using var snapshot = Open(folder, SqliteOpenMode.ReadOnly);
            return Read(snapshot) ?? InstallationKey.Ephemeral();
        });
    }

    /// <summary>Opens it for what is remembered of a remote target.</summary>
    public static RemoteLedger Ledger(StateFolder folder, LedgerName name)
    {
        folder.Create();
        return Guarded(folder, () => RemoteLedger.Open(Ready(folder), name));
    }

    /// <summary>The same when something is remembered already; null when nothing is. Nothing is made.</summary>
    public static RemoteLedger? FindLedger(StateFolder folder, LedgerName name) =>
        new FileInfo(folder.Database) is not { Exists: true, Length: > 0 }
            ? null
            : Guarded(folder, () => RemoteLedger.Find(Open(folder, SqliteOpenMode.ReadOnly), name));

    private static SqliteConnection Ready(StateFolder folder)
    {
        if (!File.Exists(folder.Database))
        {
            // Two processes may come here at once; SQLite sorts out who fills it.
            PrivateFiles.Create(folder.Database, FileMode.OpenOrCreate).Dispose();
        }

        var connection = Open(folder, SqliteOpenMode.ReadWrite);
        Execute(connection, "PRAGMA journal_mode = WAL");
        return connection;
    }

    private static InstallationKey? Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT keyId, key FROM installationKeys ORDER BY rowid DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read() ? new InstallationKey(reader.GetString(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    private static SqliteConnection Open(StateFolder folder, SqliteOpenMode mode)
    {
        // In a read-only open the database must not sprout log files; closed cleanly, it has none to read either.
        var source = mode == SqliteOpenMode.ReadOnly && !File.Exists(folder.Database + "-wal")
            ? ImmutableDatabase.Uri(folder.Database)
            : folder.Database;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }

    private static T Guarded<T>(StateFolder folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure) when (SqliteCodes.MeansDamage(failure.SqliteErrorCode))
        {
            throw new OpenClawSyncException(
                ErrorIds.StateCorrupt,
                $"The state database '{folder.Database}' is damaged. Move it away; the next run makes a new one and sends everything again.");
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state database '{folder.Database}' cannot be used. Set {StateFolder.Variable} to a folder that can be written.");
        }
    }
}
