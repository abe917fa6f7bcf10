using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Reads complete rows.</summary>
internal static class RowScan
{
    /// <summary>The columns to select. A field that the file lacks, because an earlier version wrote it, is absent from all rows.</summary>
    public static string Columns(SqliteConnection connection, RowSchema schema)
    {
        var present = TargetSchema.Columns(connection, schema);
        return string.Join(", ", schema.Fields.Select(field => present.Contains(field.Name) ? field.Name : "NULL"));
    }

    /// <summary>All rows of a kind, in key order.</summary>
    public static IEnumerable<StoredRecord> Read(SqliteConnection connection, RowSchema schema)
    {
        var columns = Columns(connection, schema);
        using var command = Sql.Command(connection, $"SELECT {columns} FROM {schema.Table} ORDER BY sourceKey");
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
