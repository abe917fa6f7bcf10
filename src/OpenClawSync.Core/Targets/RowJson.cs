using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A stored row from JSON: the fields of its schema, the rest left aside.</summary>
internal static class RowJson
{
    /// <exception cref="FormatException">A field is not of its type.</exception>
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

    private static object Value(RowField field, JsonElement value) =>
        (field.Type, value.ValueKind) switch
        {
            (FieldType.Text, JsonValueKind.String) => value.GetString()!,
            (FieldType.Integer, JsonValueKind.Number) when value.TryGetDouble(out var number) => (long)number,
            (FieldType.Boolean, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
            (FieldType.TextList, JsonValueKind.Array) => value.EnumerateArray().Select(item => item.GetString() ?? "").ToList(),
            _ => throw new FormatException($"'{field.Name}' is not of its type."),
        };
}
