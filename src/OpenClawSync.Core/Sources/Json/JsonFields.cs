using System.Globalization;
using System.Text.Json;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Json;

/// <summary>
/// The fields of a JSON object by their names, in camelCase or snake_case. Reading a field of the wrong type throws a
/// <see cref="FormatException" /> that contains the name of the field and not its value.
/// </summary>
internal sealed class JsonFields
{
    private static readonly JsonElement NoFields = JsonElement.Parse("{}");

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">The element is not an object.</exception>
    public JsonFields(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("It is not an object.");
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null)
            {
                _fields.TryAdd(Normalize(property.Name), property.Value);
            }
        }
    }

    /// <summary>Sets a field, unless the value is null.</summary>
    public JsonFields Set(string name, object? value)
    {
        if (value is not null)
        {
            _fields[Normalize(name)] = JsonTree.ToElement(value);
        }

        return this;
    }

    /// <summary>The first of several fields that exists and is not null; null when there is none.</summary>
    public JsonElement? Element(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.TryGetValue(Normalize(name), out var value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The object in a field; an empty one when the field is missing.</summary>
    public JsonFields Object(string name) => new(Element(name) ?? NoFields);

    /// <summary>The text of a string, number or boolean.</summary>
    public string? Text(params ReadOnlySpan<string> names) =>
        Element(names) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } scalar => scalar.GetRawText(),
            _ => throw new FormatException($"'{names[0]}' is not text."),
        };

    public long? Integer(params ReadOnlySpan<string> names) =>
        Element(names) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
            { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && Math.Abs(value) < 9e15 => (long)value,
            { ValueKind: JsonValueKind.String } text
                when long.TryParse(text.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
            _ => throw new FormatException($"'{names[0]}' is not an integer."),
        };

    public bool? Flag(params ReadOnlySpan<string> names) =>
        Element(names) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var value) && value != 0,
            _ => throw new FormatException($"'{names[0]}' is not true or false."),
        };

    public DateTimeOffset? Time(params ReadOnlySpan<string> names) => SourceTime.FromJson(Element(names), names[0]);

    public static string Normalize(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
