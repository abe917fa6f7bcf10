using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.State;

/// <summary>The tables of the state database.</summary>
internal static class StateSchema
{
    public const long Version = 1;

    // A newer module counts its versions on from here. A number far beyond is damage, or of another program.
    private const long NewestPossibleVersion = 1000;

    private static readonly Lazy<IReadOnlyList<(string Table, string Column)>> Columns = new(() =>
    {
        using var connection = SqliteDatabase.OpenInMemory(Create);
        return ReadColumns(connection);
    });

    /// <summary>Creates the tables in an empty database, and requires those of any other to be ours.</summary>
    /// <param name="path">The database, for messages.</param>
    /// <param name="connection">The connection, within a transaction.</param>
    /// <exception cref="OpenClawSyncException">StateUnavailable: a newer version of the module wrote the database.</exception>
    /// <exception cref="SqliteException">The database is not one of ours.</exception>
    public static void Require(string path, SqliteConnection connection)
    {
        var (version, present) = (VersionOf(connection), ReadColumns(connection));
        if (version == 0 && present.Count == 0)
        {
            Create(connection);
        }
        else if (version == Version)
        {
            Sql.Run(connection, LedgerSchema.Additions);
            RequireOurs(present);
        }
        else if (version is > Version and <= NewestPossibleVersion && present.Any(column => column.Table == "ledgers"))
        {
            throw new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state database '{path}' was written by a newer OpenClawSync (version {version}). It was not changed. "
                    + "Update the module, or rename the file: the next run then sends everything again, without duplicates."
            );
        }
        else
        {
            throw NotOurs();
        }
    }

    public static long VersionOf(SqliteConnection connection) => (long)Sql.Scalar(connection, "PRAGMA user_version")!;

    /// <summary>Whether the tables are of this module, whatever their version and state; null when there is none.</summary>
    public static bool? IsOurs(SqliteConnection connection)
    {
        if ((long)Sql.Scalar(connection, "PRAGMA application_id")! != 0)
        {
            return false;
        }

        var present = ReadColumns(connection);
        return present.Count == 0 ? null : present.Exists(column => column.Table is "ledgers" or "ledgerMarks");
    }

    private static void Create(SqliteConnection connection)
    {
        Sql.Run(connection, LedgerSchema.Create + RemoteRunTable.Create + LedgerSchema.Additions);
        Sql.Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
    }

    // The additions are new in a database of an older module, so those that were missing are not asked for.
    private static void RequireOurs(IReadOnlyList<(string Table, string Column)> present)
    {
        var tables = present.Select(column => column.Table).ToHashSet(StringComparer.Ordinal);
        var missing = Columns.Value.Except(present).Any(column => tables.Contains(column.Table) || !IsAddition(column.Table));
        if (missing)
        {
            throw NotOurs();
        }
    }

    private static bool IsAddition(string table) =>
        LedgerSchema.Additions.Contains($"CREATE TABLE IF NOT EXISTS {table} ", StringComparison.Ordinal);

    private static List<(string Table, string Column)> ReadColumns(SqliteConnection connection)
    {
        using var command = Sql.Command(
            connection,
            "SELECT s.name, c.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c WHERE s.type = 'table'"
        );
        using var reader = command.ExecuteReader();
        var columns = new List<(string, string)>();
        while (reader.Read())
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns;
    }

    private static SqliteException NotOurs() => new("The tables are not ours.", SqliteCodes.Corrupt);
}
