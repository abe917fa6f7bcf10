using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Reads complete rows.</summary>
internal static class RowScan
{
    public static string Columns(RowSchema schema) => string.Join(", ", schema.Fields.Select(field => field.Name));

    /// <summary>All rows of a kind, in key order.</summary>
    public static IEnumerable<StoredRecord> Read(SqliteConnection connection, RowSchema schema)
    {
        using var command = Sql.Command(connection, $"SELECT {Columns(schema)} FROM {schema.Table} ORDER BY sourceKey");
        foreach (var record in Read(command, schema))
        {
            yield return record;
        }
    }

    /// <summary>The rows of a query that selects the columns of the schema, in its order.</summary>
    public static IEnumerable<StoredRecord> Read(SqliteCommand command, RowSchema schema)
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = Row.Empty;
            for (var index = 0; index < schema.Fields.Length; index++)
            {
                row = reader.IsDBNull(index) ? row : row.With(schema.Fields[index].Name, Value(reader, index, schema.Fields[index].Type));
            }

            yield return new StoredRecord(schema.Kind, row);
        }
    }

    private static object? Value(SqliteDataReader reader, int index, FieldType type) =>
        type switch
        {
            FieldType.Integer => reader.GetInt64(index),
            FieldType.Boolean => reader.GetInt64(index) != 0,
            FieldType.TextList => RowJson.ReadList(JsonElement.Parse(reader.GetString(index))),
            _ => reader.GetString(index),
        };
}
