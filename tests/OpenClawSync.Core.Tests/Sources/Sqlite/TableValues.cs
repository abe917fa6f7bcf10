using Microsoft.Data.Sqlite;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Core.Tests.Sources.Sqlite;

/// <summary>Reads one value from every row of a table.</summary>
internal static class TableValues
{
    public static List<T> Read<T>(
        SqliteConnection connection,
        string table,
        string? orderBy,
        Func<TableReader, T> value,
        params string[] columns
    )
    {
        using var rows = Table.Read(connection, table, orderBy, columns);
        var values = new List<T>();
        while (rows.Read())
        {
            values.Add(value(rows));
        }

        return values;
    }
}
