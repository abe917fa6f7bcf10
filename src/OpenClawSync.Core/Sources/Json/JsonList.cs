using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace OpenClawSync.Sources.Json;

/// <summary>One item of a list in a JSON document. It has no value when the field does not contain a list.</summary>
internal readonly record struct JsonListItem(string List, int Index, JsonElement? Value)
{
    /// <summary>The position of the item, for messages.</summary>
    public string Place => Value is null ? List : $"{List}[{Index}]";
}

/// <summary>
/// Streams the items of named lists in a JSON or JSON5 document, one at a time, so that its size does not matter. The lists are fields of
/// the root object or of the container object in it. The name of a root that is itself a list is the empty string.
/// </summary>
internal sealed class JsonList(IReadOnlyDictionary<string, string> lists, string? container = null)
{
    /// <exception cref="JsonListException">The document is not JSON, or is incomplete.</exception>
    public IEnumerable<JsonListItem> Read(TextReader text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var bounded = new BoundedText(text, JsonBounds.MaxItemLength);
        using var reader = new Reader(bounded)
        {
            DateParseHandling = DateParseHandling.None,
            CloseInput = false,
            MaxDepth = JsonBounds.MaxDepth,
        };
        var count = 0;
        Advance(reader);
        var isList = reader.TokenType == JsonToken.StartArray;
        var items = reader.TokenType switch
        {
            JsonToken.StartObject => Fields(reader, seen, isRoot: true),
            JsonToken.StartArray when lists.TryGetValue("", out var name) => Items(reader, name),
            _ => throw Failure(reader, "it is not a JSON object"),
        };
        foreach (var item in items)
        {
            if (++count > JsonBounds.MaxItems)
            {
                throw Failure(reader, FormattableString.Invariant($"it has more than {JsonBounds.MaxItems} records"));
            }

            yield return item;
        }

        if (Next(reader))
        {
            throw Failure(reader, "text follows its end");
        }

        if (seen.Count == 0 && !isList)
        {
            throw new JsonListException($"it contains none of {string.Join(", ", lists.Values.Distinct())}");
        }
    }

    /// <summary>Reads a document to its end without keeping anything.</summary>
    /// <exception cref="JsonListException">The document is not JSON, or is incomplete.</exception>
    public void Check(TextReader text)
    {
        foreach (var _ in Read(text)) { }
    }

    private IEnumerable<JsonListItem> Fields(Reader reader, HashSet<string> seen, bool isRoot)
    {
        for (Advance(reader); reader.TokenType != JsonToken.EndObject; Advance(reader))
        {
            var field = JsonFields.Normalize((string)reader.Value!);
            Advance(reader);
            if (lists.ContainsKey(field))
            {
                seen.Add(field);
            }

            var inner = (reader.TokenType, lists.GetValueOrDefault(field)) switch
            {
                (JsonToken.StartArray, { } name) => Items(reader, name),
                (JsonToken.StartObject, null) when isRoot && field == container => Fields(reader, seen, isRoot: false),
                (JsonToken.Null, _) or (_, null) => Skipped(reader),
                (_, { } name) => NotAList(reader, name),
            };
            foreach (var item in inner)
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<JsonListItem> Items(Reader reader, string name)
    {
        Advance(reader);
        for (var index = 0; reader.TokenType != JsonToken.EndArray; index++)
        {
            yield return new JsonListItem(name, index, Load(reader));
            Advance(reader);
        }
    }

    private static IEnumerable<JsonListItem> NotAList(Reader reader, string name)
    {
        Skip(reader);
        yield return new JsonListItem(name, 0, null);
    }

    private static IEnumerable<JsonListItem> Skipped(Reader reader)
    {
        Skip(reader);
        yield break;
    }

    private static JsonElement Load(Reader reader)
    {
        try
        {
            // The other readers use System.Text.Json. Only this library can stream JSON5.
            return System.Text.Json.JsonSerializer.SerializeToElement(ToObject(JToken.Load(reader.AsItem())));
        }
        catch (JsonReaderException failure)
        {
            throw Failure(reader, failure);
        }
        finally
        {
            reader.EndItem();
        }
    }

    private static object? ToObject(JToken token) =>
        token switch
        {
            JObject fields => fields.Properties().ToDictionary(field => field.Name, field => ToObject(field.Value)),
            JArray items => items.Select(ToObject).ToList(),
            JValue { Value: double number } when !double.IsFinite(number) => null,
            JValue { Value: System.Numerics.BigInteger number } => (double)number is var value && double.IsFinite(value) ? value : null,
            JValue value => value.Value,
            _ => null,
        };

    private static void Advance(Reader reader)
    {
        if (!Next(reader))
        {
            throw Failure(reader, "it ends early");
        }
    }

    private static bool Next(Reader reader)
    {
        try
        {
            while (reader.Read())
            {
                reader.Text.BeginPart();
                if (reader.TokenType != JsonToken.Comment)
                {
                    return true;
                }
            }

            return false;
        }
        catch (JsonReaderException failure)
        {
            throw Failure(reader, failure);
        }
    }

    private static void Skip(Reader reader)
    {
        for (var depth = reader.Depth; reader.TokenType is JsonToken.StartObject or JsonToken.StartArray || reader.Depth > depth; )
        {
            Advance(reader);
        }
    }

    // The message of the parser quotes the input.
    private static JsonListException Failure(Reader reader, JsonReaderException failure) =>
        new(
            reader.Depth > JsonBounds.MaxDepth
                ? $"it is nested deeper than {JsonBounds.MaxDepth} levels at line {failure.LineNumber}, position {failure.LinePosition}"
            : reader.Text.HasEnded ? $"it ends early, at line {failure.LineNumber}, position {failure.LinePosition}"
            : $"it is not JSON at line {failure.LineNumber}, position {failure.LinePosition}"
        );

    private static JsonListException Failure(Reader reader, string what) =>
        new($"{what} (line {reader.LineNumber}, position {reader.LinePosition})");

    /// <summary>A parser that counts the values of an item.</summary>
    private sealed class Reader(BoundedText text) : JsonTextReader(text)
    {
        private int _values;
        private bool _isInItem;

        public BoundedText Text => text;

        public Reader AsItem()
        {
            (_values, _isInItem) = (0, true);
            return this;
        }

        public void EndItem() => _isInItem = false;

        public override bool Read()
        {
            if (_isInItem && ++_values > JsonBounds.MaxItemValues)
            {
                throw Failure(this, FormattableString.Invariant($"an item has more than {JsonBounds.MaxItemValues} values"));
            }

            return base.Read();
        }
    }
}

/// <summary>Says why and where a document cannot be read, without its content.</summary>
internal sealed class JsonListException(string why) : Exception(why);
