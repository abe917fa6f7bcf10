using System.Buffers;
using System.Text.Json;

namespace OpenClawSync.Storage;

/// <summary>
/// Writes values that consist of dictionaries, lists, strings, integers and booleans as JSON. JsonSerializer would examine every type by
/// reflection first, which costs a short-lived process more than the writing itself.
/// </summary>
internal static class JsonTree
{
    public static JsonElement ToElement(object value)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            Write(writer, value);
        }

        return JsonElement.Parse(json.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case IEnumerable<KeyValuePair<string, object>> fields:
                writer.WriteStartObject();
                foreach (var (name, field) in fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, field);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable<object> items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"{value.GetType().Name} is not supported as a JSON value.", nameof(value));
        }
    }
}
