using System.Diagnostics;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Benchmarks;

/// <summary>
/// The least time that writing rows can take: prepared inserts of ready values into tables with the same columns and keys, in
/// batches of the same size and with the same journal settings.
/// </summary>
internal static class BareLoop
{
    private const int BatchSize = 200;

    /// <summary>Copies the rows of a filled target to an empty database.</summary>
    /// <returns>The time that the inserts took, in seconds.</returns>
    public static double Run(string filled, string empty)
    {
        using var connection = new SqliteConnection($"Data Source={empty};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
        var seconds = 0.0;
        foreach (var schema in RowSchema.All)
        {
            seconds += Copy(filled, connection, schema);
        }

        return seconds;
    }

    private static double Copy(string filled, SqliteConnection connection, RowSchema schema)
    {
        using var source = new SqliteConnection($"Data Source={filled};Pooling=False;Mode=ReadOnly");
        source.Open();
        using var table = source.CreateCommand();
        table.CommandText = $"SELECT sql FROM sqlite_schema WHERE name = '{schema.Table}'";
        Execute(connection, (string)table.ExecuteScalar()!);
        var names = schema.Fields.Select(field => field.Name).ToList();
        using var insert = connection.CreateCommand();
        insert.CommandText =
            $"INSERT INTO {schema.Table} ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select(name => "$" + name))})";
        foreach (var name in names)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = "$" + name });
        }

        using var all = source.CreateCommand();
        all.CommandText = $"SELECT {string.Join(", ", names)} FROM {schema.Table} ORDER BY rowid";
        using var reader = all.ExecuteReader();
        var (seconds, isDone) = (0.0, false);
        var rows = new List<object[]>(BatchSize);
        while (!isDone)
        {
            rows.Clear();
            while (rows.Count < BatchSize && reader.Read())
            {
                var values = new object[names.Count];
                reader.GetValues(values);
                rows.Add(values);
            }

            isDone = rows.Count < BatchSize;
            var start = Stopwatch.GetTimestamp();
            Insert(connection, insert, rows);
            seconds += Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return seconds;
    }

    private static void Insert(SqliteConnection connection, SqliteCommand insert, List<object[]> rows)
    {
        Execute(connection, "BEGIN IMMEDIATE");
        foreach (var values in rows)
        {
            for (var index = 0; index < values.Length; index++)
            {
                insert.Parameters[index].Value = values[index];
            }

            insert.ExecuteNonQuery();
        }

        Execute(connection, "COMMIT");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
