using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace OpenClawSync.Sources.Json;

/// <summary>One item of a list in a JSON document; no value stands for a list that is none.</summary>
internal readonly record struct JsonListItem(string List, int Index, JsonElement? Value)
{
    /// <summary>The place in messages.</summary>
    public string Place => Value is null ? List : $"{List}[{Index}]";
}

/// <summary>
/// Streams the items of named lists out of a JSON or JSON5 document, one at a time, whatever its size. Lists stand in the root
/// object, or in an object in it that is named as container; a root list goes by the name of the empty string.
/// </summary>
internal sealed class JsonList(IReadOnlyDictionary<string, string> lists, string? container = null)
{
    /// <exception cref="JsonListException">The document is not JSON, or ends too early.</exception>
    public IEnumerable<JsonListItem> Read(TextReader text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None, CloseInput = false };
        Advance(reader);
        var items = reader.TokenType switch
        {
            JsonToken.StartObject => Fields(reader, seen, isRoot: true),
            JsonToken.StartArray when lists.TryGetValue("", out var name) => Items(reader, name),
            _ => throw Failure(reader, "it holds no JSON object"),
        };
        foreach (var item in items)
        {
            yield return item;
        }

        if (Next(reader))
        {
            throw Failure(reader, "text follows its end");
        }

        if (seen.Count == 0 && reader.TokenType != JsonToken.EndArray)
        {
            throw new JsonListException($"it holds none of {string.Join(", ", lists.Values.Distinct())}");
        }
    }

    /// <summary>Reads a document to its end and keeps nothing of it.</summary>
    /// <exception cref="JsonListException">The document is not JSON, or ends too early.</exception>
    public void Check(TextReader text)
    {
        foreach (var _ in Read(text)) { }
    }

    private IEnumerable<JsonListItem> Fields(JsonTextReader reader, HashSet<string> seen, bool isRoot)
    {
        for (Advance(reader); reader.TokenType != JsonToken.EndObject; Advance(reader))
        {
            var field = JsonFields.Normal((string)reader.Value!);
            Advance(reader);
            if (lists.ContainsKey(field))
            {
                seen.Add(field);
            }

            var inner = (reader.TokenType, lists.GetValueOrDefault(field)) switch
            {
                (JsonToken.StartArray, { } name) => Items(reader, name),
                (JsonToken.StartObject, null) when isRoot && field == container => Fields(reader, seen, isRoot: false),
                (JsonToken.Null, _) or (_, null) => Nothing(reader),
                (_, { } name) => NoList(reader, name),
            };
            foreach (var item in inner)
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<JsonListItem> Items(JsonTextReader reader, string name)
    {
        Advance(reader);
        for (var index = 0; reader.TokenType != JsonToken.EndArray; index++)
        {
            yield return new JsonListItem(name, index, Load(reader));
            Advance(reader);
        }
    }

    private static IEnumerable<JsonListItem> NoList(JsonTextReader reader, string name)
    {
        Skip(reader);
        yield return new JsonListItem(name, 0, null);
    }

    private static IEnumerable<JsonListItem> Nothing(JsonTextReader reader)
    {
        Skip(reader);
        yield break;
    }

    private static JsonElement Load(JsonTextReader reader)
    {
        try
        {
            // The readers downstream speak the framework's JSON; only this one speaks JSON5 and streams.
            return System.Text.Json.JsonSerializer.SerializeToElement(Plain(JToken.Load(reader)));
        }
        catch (JsonReaderException failure)
        {
            throw Failure(failure);
        }
    }

    private static object? Plain(JToken token) =>
        token switch
        {
            JObject fields => fields.Properties().ToDictionary(field => field.Name, field => Plain(field.Value)),
            JArray items => items.Select(Plain).ToList(),
            JValue { Value: double number } when !double.IsFinite(number) => null,
            JValue { Value: System.Numerics.BigInteger number } => (double)number is var value && double.IsFinite(value) ? value : null,
            JValue value => value.Value,
            _ => null,
        };

    private static void Advance(JsonTextReader reader)
    {
        if (!Next(reader))
        {
            throw Failure(reader, "it ends too early");
        }
    }

    private static bool Next(JsonTextReader reader)
    {
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment)
                {
                    return true;
                }
            }

            return false;
        }
        catch (JsonReaderException failure)
        {
            throw Failure(failure);
        }
    }

    private static void Skip(JsonTextReader reader)
    {
        for (var depth = reader.Depth; reader.TokenType is JsonToken.StartObject or JsonToken.StartArray || reader.Depth > depth; )
        {
            Advance(reader);
        }
    }

    // The parser's own message quotes the text it stumbled on.
    private static JsonListException Failure(JsonReaderException failure) =>
        new($"it is not JSON at line {failure.LineNumber}, position {failure.LinePosition}");

    private static JsonListException Failure(JsonTextReader reader, string what) =>
        new($"{what} (line {reader.LineNumber}, position {reader.LinePosition})");
}

/// <summary>Why a document cannot be read, and where, without its content.</summary>
internal sealed class JsonListException(string why) : Exception(why);
