using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Reads stored rows from JSON. Fields that the schema does not have are ignored.</summary>
internal static class RowJson
{
    /// <exception cref="FormatException">A field has the wrong type.</exception>
    public static Row Read(RecordKind kind, JsonElement json)
    {
        var row = Row.Empty;
        foreach (var field in RowSchema.For(kind).Fields)
        {
            if (json.TryGetProperty(field.Name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                row = row.With(field.Name, Value(field, value));
            }
        }

        return row;
    }

    /// <summary>Reads a field of type <see cref="FieldType.TextList" />.</summary>
    public static List<string> ReadList(JsonElement list)
    {
        var items = new List<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            items.Add(item.GetString() ?? "");
        }

        return items;
    }

    private static object Value(RowField field, JsonElement value) =>
        (field.Type, value.ValueKind) switch
        {
            (FieldType.Text, JsonValueKind.String) => value.GetString()!,
            (FieldType.Integer, JsonValueKind.Number) when value.TryGetDouble(out var number) => (long)number,
            (FieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (FieldType.TextList, JsonValueKind.Array) => ReadList(value),
            _ => throw new FormatException($"'{field.Name}' has the wrong type."),
        };
}
