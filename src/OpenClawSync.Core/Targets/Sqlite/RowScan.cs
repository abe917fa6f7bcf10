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
            var row = new RowBuilder();
            for (var index = 0; index < schema.Fields.Length; index++)
            {
                if (!reader.IsDBNull(index))
                {
                    row.Set(schema.Fields[index].Name, Value(reader, index, schema.Fields[index].Type));
                }
            }

            yield return new StoredRecord(schema.Kind, row.ToRow());
        }
    }

    private static object? Value(SqliteDataReader reader, int index, FieldType type) =>
        type switch
        {
            FieldType.Integer => reader.GetInt64(index),
            FieldType.Boolean => reader.GetInt64(index) != 0,
            FieldType.TextList => ReadList(reader.GetString(index)),
            _ => reader.GetString(index),
        };

    // Another program may have written a text that is no list. As a text it is still read, and the row no longer fits its fingerprint.
    private static object ReadList(string text)
    {
        try
        {
            return RowJson.ReadList(JsonElement.Parse(text));
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return text;
        }
    }
}
