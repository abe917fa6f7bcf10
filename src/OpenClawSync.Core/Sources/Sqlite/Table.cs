using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>Queries tables whose columns differ between versions of OpenClaw.</summary>
internal static class Table
{
    private const string VirtualTable = "CREATE VIRTUAL TABLE";

    /// <summary>
    /// Whether there is such a table. What a view or a virtual table returns depends on code and on other files, and need not end, so
    /// neither is read.
    /// </summary>
    /// <exception cref="TableLayoutException">A view or a virtual table has its name.</exception>
    /// <exception cref="SqliteException">The schema cannot be read.</exception>
    public static bool Exists(SqliteConnection connection, string table)
    {
        using var command = Sql.Command(
            connection,
            "SELECT type, sql FROM sqlite_schema WHERE name = $table COLLATE NOCASE AND type IN ('table', 'view')",
            ("$table", table)
        );
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return false;
        }

        return reader.GetString(0) == "view" ? throw new TableLayoutException($"'{table}' is a view and not a table")
            : !reader.IsDBNull(1) && reader.GetString(1).StartsWith(VirtualTable, StringComparison.OrdinalIgnoreCase)
                ? throw new TableLayoutException($"'{table}' is a virtual table")
            : true;
    }

    /// <summary>Looks for a table with the columns without which its rows mean nothing. OpenClaw has always had them.</summary>
    /// <returns>Whether there is such a table.</returns>
    /// <exception cref="TableLayoutException">It is not a table, or lacks one of the columns.</exception>
    /// <exception cref="SqliteException">The schema cannot be read.</exception>
    public static bool Exists(SqliteConnection connection, string table, params ReadOnlySpan<string> required)
    {
        if (!Exists(connection, table))
        {
            return false;
        }

        var present = Columns(connection, table);
        foreach (var column in required)
        {
            if (!present.Contains(column))
            {
                throw new TableLayoutException($"the table '{table}' has no column '{column}'");
            }
        }

        return true;
    }

    /// <summary>Reads the rows of a table, asking only for those of the wanted columns that it has.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="orderBy">The order; null for the order in which the rows are stored, which is the fastest.</param>
    /// <param name="wanted">The wanted columns.</param>
    /// <exception cref="SqliteException">The table has none of the wanted columns, lacks one of the order, or cannot be read.</exception>
    public static TableReader Read(SqliteConnection connection, string table, string? orderBy, params ReadOnlySpan<string> wanted) =>
        Select(connection, table, orderBy is null ? "" : $" ORDER BY {orderBy}", wanted);

    /// <summary>Reads the rows of a table that meet a condition.</summary>
    /// <inheritdoc cref="Read" />
    public static TableReader ReadWhere(SqliteConnection connection, string table, string condition, params ReadOnlySpan<string> wanted) =>
        Select(connection, table, $" WHERE {condition}", wanted);

    /// <summary>
    /// The number of rows in a table; 0 when it cannot be counted, because the table or the whole store is missing or is not OpenClaw's.
    /// </summary>
    public static long Count(SqliteConnection? connection, string table)
    {
        try
        {
            return connection is not null && Exists(connection, table) ? (long)Sql.Scalar(connection, $"SELECT count(*) FROM {table}")! : 0;
        }
        catch (Exception failure) when (failure is SqliteException or TableLayoutException)
        {
            return 0;
        }
    }

    private static TableReader Select(SqliteConnection connection, string table, string rest, ReadOnlySpan<string> wanted)
    {
        var present = Columns(connection, table);
        var columns = new List<string>(wanted.Length);
        foreach (var column in wanted)
        {
            if (present.Contains(column))
            {
                columns.Add(column);
            }
        }

        // All names come from our own code, so nothing has to be escaped.
        var command = Sql.Command(connection, $"SELECT {string.Join(", ", columns)} FROM {table}{rest}");
        return new TableReader(command, columns, isUtf8: Sql.Scalar(connection, "PRAGMA encoding") is "UTF-8");
    }

    // Generated columns are hidden ones, and columns have no upper and lower case.
    private static HashSet<string> Columns(SqliteConnection connection, string table)
    {
        using var command = Sql.Command(connection, "SELECT name FROM pragma_table_xinfo($table)", ("$table", table));
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
