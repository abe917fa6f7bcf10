using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>Streams the rows of a table, asking only for those of the wanted columns that it has.</summary>
internal static class Table
{
    public static bool Exists(SqliteConnection connection, string table) => Columns(connection, table).Count > 0;

    /// <param name="connection">The connection.</param>
    /// <param name="table">The table.</param>
    /// <param name="orderBy">The order; null for that in which the rows are stored, which takes no search for each row.</param>
    /// <param name="wanted">The columns.</param>
    public static IEnumerable<TableRow> Rows(SqliteConnection connection, string table, string? orderBy, params string[] wanted)
    {
        var present = Columns(connection, table);
        var columns = wanted.Where(present.Contains).ToList();
        using var command = connection.CreateCommand();

        // Names come from our own code and the table's own description; nothing here is input.
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {table}" + (orderBy is null ? "" : $" ORDER BY {orderBy}");
        using var reader = command.ExecuteReader();
        var row = new TableRow(reader, columns, Sql.Scalar(connection, "PRAGMA encoding") is "UTF-8");
        while (reader.Read())
        {
            yield return row;
        }
    }

    /// <summary>How many rows a table has; none where there is no such table.</summary>
    public static long Count(SqliteConnection? connection, string table) =>
        connection is not null && Exists(connection, table) ? (long)Sql.Scalar(connection, $"SELECT count(*) FROM {table}")! : 0;

    /// <summary>Tells whether a table has a row of a key.</summary>
    public static Func<string, bool> Keys(SqliteConnection? connection, string table, string key)
    {
        if (connection is null || !Exists(connection, table))
        {
            return _ => false;
        }

        var command = connection.CreateCommand();
        command.CommandText = $"SELECT 1 FROM {table} WHERE {key} = $key";
        var parameter = command.Parameters.Add("$key", SqliteType.Text);
        return value =>
        {
            parameter.Value = value;
            return command.ExecuteScalar() is not null;
        };
    }

    private static HashSet<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
