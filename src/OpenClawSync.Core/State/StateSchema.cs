using System.Globalization;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Targets.Sqlite;

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
        if ((long)Sql.Scalar(connection, "PRAGMA application_id")! != 0)
        {
            // Such as a target, whose versions are counted apart.
            throw NotOurs();
        }

        if (version == 0 && present.Count == 0)
        {
            Create(connection);
        }
        else if (version == Version)
        {
            AddTables(connection);
            RequireOurs(ReadColumns(connection));
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

    /// <summary>
    /// Whether the tables are those of a state database, whatever their version; null when there is none, and for a target, which this
    /// module made for another purpose.
    /// </summary>
    public static bool? IsOurs(SqliteConnection connection)
    {
        var application = (long)Sql.Scalar(connection, "PRAGMA application_id")!;
        if (application != 0)
        {
            return application == TargetSchema.ApplicationId ? null : false;
        }

        var present = ReadColumns(connection);
        return present.Count == 0 ? null : present.Exists(column => column.Table is "ledgers" or "ledgerMarks");
    }

    private static void Create(SqliteConnection connection)
    {
        Sql.Run(connection, LedgerSchema.Create + RemoteRunTable.Create + LedgerSchema.Additions);
        Sql.Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
    }

    // Something else of the same name, such as a view, keeps a table from being created.
    private static void AddTables(SqliteConnection connection)
    {
        try
        {
            Sql.Run(connection, LedgerSchema.Additions);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == SqliteCodes.Error)
        {
            throw NotOurs();
        }
    }

    private static void RequireOurs(IReadOnlyList<(string Table, string Column)> present)
    {
        if (Columns.Value.Except(present).Any())
        {
            throw NotOurs();
        }
    }

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
