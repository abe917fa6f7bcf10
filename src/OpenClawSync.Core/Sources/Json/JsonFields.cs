using System.Globalization;
using System.Text.Json;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Json;

/// <summary>
/// The fields of a JSON object by their names, in camelCase or snake_case. A field of the wrong type is ignored and noted, or, where
/// nothing collects such fields, throws a <see cref="FormatException" /> that contains the name of the field and not its value.
/// </summary>
internal sealed class JsonFields
{
    private static readonly JsonElement NoFields = JsonElement.Parse("{}");

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly IgnoredFields? _ignored;
    private HashSet<string>? _noted;

    /// <param name="element">The object.</param>
    /// <param name="ignored">Collects the fields of the wrong type; null if such a field must throw.</param>
    /// <exception cref="FormatException">The element is not an object.</exception>
    public JsonFields(JsonElement element, IgnoredFields? ignored = null)
    {
        _ignored = ignored;
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

    public static JsonFields Empty => new(NoFields);

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

    /// <summary>Whether a field exists and is not null.</summary>
    public bool Has(string name) => Element(name) is not null;

    /// <summary>The object in a field; an empty one when the field is missing, or is ignored.</summary>
    public JsonFields Object(string name) =>
        Element(name) switch
        {
            null => new JsonFields(NoFields, _ignored),
            { ValueKind: JsonValueKind.Object } fields => new JsonFields(fields, _ignored),
            _ => Wrong<JsonFields>(name, "an object") ?? new JsonFields(NoFields, _ignored),
        };

    /// <summary>The text of a string, number or boolean.</summary>
    public string? Text(params ReadOnlySpan<string> names) =>
        Element(names) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } scalar => scalar.GetRawText(),
            _ => Wrong<string>(names[0], "text"),
        };

    public long? Integer(params ReadOnlySpan<string> names) =>
        Element(names) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var value) => value,
            { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && Math.Abs(value) < 9e15 => (long)value,
            { ValueKind: JsonValueKind.String } text
                when long.TryParse(text.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
            _ => Wrong<long?>(names[0], "an integer"),
        };

    public bool? Flag(params ReadOnlySpan<string> names) =>
        Element(names) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var value) && value != 0,
            _ => Wrong<bool?>(names[0], "true or false"),
        };

    public DateTimeOffset? Time(params ReadOnlySpan<string> names)
    {
        try
        {
            return SourceTime.FromJson(Element(names), names[0]);
        }
        catch (FormatException) when (_ignored is not null)
        {
            Ignore(names[0]);
            return null;
        }
    }

    private T? Wrong<T>(string name, string expected)
    {
        if (_ignored is null)
        {
            throw new FormatException($"'{name}' is not {expected}.");
        }

        Ignore(name);
        return default;
    }

    // A field can be read more than once, and counts once.
    private void Ignore(string name)
    {
        if ((_noted ??= new HashSet<string>(StringComparer.Ordinal)).Add(name))
        {
            _ignored!.Add(name);
        }
    }

    public static string Normalize(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
