using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>Queries tables whose columns differ between versions of OpenClaw.</summary>
internal static class Table
{
    public static bool Exists(SqliteConnection connection, string table) => Columns(connection, table).Count > 0;

    /// <summary>Reads the rows of a table, asking only for those of the wanted columns that it has.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="orderBy">The order; null for the order in which the rows are stored, which is the fastest.</param>
    /// <param name="wanted">The wanted columns.</param>
    /// <exception cref="SqliteException">The table has none of the wanted columns, or lacks one of the order.</exception>
    public static TableReader Read(SqliteConnection connection, string table, string? orderBy, params ReadOnlySpan<string> wanted) =>
        Select(connection, table, orderBy is null ? "" : $" ORDER BY {orderBy}", wanted);

    /// <summary>Reads the rows of a table that meet a condition.</summary>
    /// <inheritdoc cref="Read" />
    public static TableReader ReadWhere(SqliteConnection connection, string table, string condition, params ReadOnlySpan<string> wanted) =>
        Select(connection, table, $" WHERE {condition}", wanted);

    /// <summary>The number of rows in a table; 0 when the table or the whole store is missing.</summary>
    public static long Count(SqliteConnection? connection, string table) =>
        connection is not null && Exists(connection, table) ? (long)Sql.Scalar(connection, $"SELECT count(*) FROM {table}")! : 0;

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

    private static HashSet<string> Columns(SqliteConnection connection, string table)
    {
        using var command = Sql.Command(connection, "SELECT name FROM pragma_table_info($table)", ("$table", table));
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
