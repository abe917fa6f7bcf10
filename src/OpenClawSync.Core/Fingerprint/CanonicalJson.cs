using System.Buffers;
using System.Collections.Frozen;
using OpenClawSync.Records;

namespace OpenClawSync.Fingerprint;

/// <summary>
/// Writes the values that a row can hold as RFC 8785 canonical JSON: strings, integers, booleans, null, lists and objects. Keys are sorted
/// by UTF-16 code unit, there is no white space, and only characters that must be escaped are.
/// </summary>
internal static class CanonicalJson
{
    // The largest integer that every JSON parser represents exactly. RFC 8785 would round larger ones.
    private const long MaxExactInteger = 9_007_199_254_740_991;

    private static readonly SearchValues<char> MustEscape = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(code => (char)code),
        '"',
        '\\',
    ]);

    public static byte[] Utf8(object? value)
    {
        using var buffer = new Utf8Buffer();
        Write(buffer, value);
        return buffer.Written.ToArray();
    }

    /// <summary>Writes the fields of a row, which are already sorted, except for some of them.</summary>
    public static void Write(Utf8Buffer buffer, Row row, FrozenSet<string> except)
    {
        var separator = (byte)'{';
        foreach (var (name, value) in row.Fields)
        {
            if (!except.Contains(name))
            {
                WriteField(buffer, separator, name, value);
                separator = (byte)',';
            }
        }

        End(buffer, separator, '{', '}');
    }

    private static void Write(Utf8Buffer buffer, object? value)
    {
        switch (value)
        {
            case null:
                buffer.Add("null"u8);
                break;
            case bool flag:
                buffer.Add(flag ? "true"u8 : "false"u8);
                break;
            case string text:
                WriteString(buffer, text);
                break;
            case int number:
                WriteInteger(buffer, number);
                break;
            case long number:
                WriteInteger(buffer, number);
                break;
            case Row row:
                Write(buffer, row, FrozenSet<string>.Empty);
                break;
            case IEnumerable<KeyValuePair<string, object>> fields:
                WriteObject(buffer, fields);
                break;
            case IEnumerable<object?> items:
                WriteList(buffer, items);
                break;
            default:
                throw new ArgumentException($"{value.GetType().Name} has no canonical form here.", nameof(value));
        }
    }

    private static void WriteInteger(Utf8Buffer buffer, long number)
    {
        if (number is > MaxExactInteger or < -MaxExactInteger)
        {
            throw new ArgumentOutOfRangeException(nameof(number), "The integer is too large to be exact in JSON.");
        }

        buffer.AddDigits(number);
    }

    private static void WriteObject(Utf8Buffer buffer, IEnumerable<KeyValuePair<string, object>> fields)
    {
        var (names, values) = (new List<string>(), new List<object>());
        foreach (var (name, value) in fields)
        {
            names.Add(name);
            values.Add(value);
        }

        var (sortedNames, sortedValues) = (names.ToArray(), values.ToArray());
        Array.Sort(sortedNames, sortedValues, StringComparer.Ordinal);
        var separator = (byte)'{';
        for (var index = 0; index < sortedNames.Length; index++)
        {
            WriteField(buffer, separator, sortedNames[index], sortedValues[index]);
            separator = (byte)',';
        }

        End(buffer, separator, '{', '}');
    }

    private static void WriteField(Utf8Buffer buffer, byte separator, string name, object value)
    {
        buffer.Add(separator);
        WriteString(buffer, name);
        buffer.Add((byte)':');
        Write(buffer, value);
    }

    private static void WriteList(Utf8Buffer buffer, IEnumerable<object?> items)
    {
        var separator = (byte)'[';
        foreach (var item in items)
        {
            buffer.Add(separator);
            Write(buffer, item);
            separator = (byte)',';
        }

        End(buffer, separator, '[', ']');
    }

    // The opening bracket is still the pending separator when nothing was written.
    private static void End(Utf8Buffer buffer, byte separator, char begin, char end)
    {
        if (separator == begin)
        {
            buffer.Add(separator);
        }

        buffer.Add((byte)end);
    }

    private static void WriteString(Utf8Buffer buffer, string text)
    {
        if (!text.AsSpan().ContainsAny(MustEscape))
        {
            buffer.AddQuoted(text);
            return;
        }

        buffer.Add((byte)'"');
        var rest = text.AsSpan();
        for (var stop = rest.IndexOfAny(MustEscape); stop >= 0; stop = rest.IndexOfAny(MustEscape))
        {
            buffer.AddText(rest[..stop]);
            buffer.AddText(Escape(rest[stop]));
            rest = rest[(stop + 1)..];
        }

        buffer.AddText(rest);
        buffer.Add((byte)'"');
    }

    private static string Escape(char character) =>
        character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\f' => "\\f",
            '\r' => "\\r",
            _ => $"\\u{(int)character:x4}",
        };
}
