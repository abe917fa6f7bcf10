using System.Buffers;
using System.Text;

namespace OpenClawSync.Fingerprint;

/// <summary>
/// RFC 8785 canonical JSON of the values a row can hold: strings, integers, booleans, null, lists and objects. Keys are sorted
/// by UTF-16 code unit, there is no white space, and only the characters that must be escaped are.
/// </summary>
internal static class CanonicalJson
{
    // The largest integer that every JSON reader keeps exact; beyond it RFC 8785 would round.
    private const long LargestExactInteger = 9_007_199_254_740_991;

    private static readonly SearchValues<char> MustEscape =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\']);

    public static byte[] Utf8(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        Write(buffer, value);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> buffer, object? value)
    {
        switch (value)
        {
            case null: buffer.Write("null"u8); break;
            case bool flag: buffer.Write(flag ? "true"u8 : "false"u8); break;
            case string text: WriteString(buffer, text); break;
            case int number: WriteInteger(buffer, number); break;
            case long number: WriteInteger(buffer, number); break;
            case IEnumerable<KeyValuePair<string, object>> fields: WriteObject(buffer, fields); break;
            case IEnumerable<object?> items: WriteList(buffer, items); break;
            default: throw new ArgumentException($"{value.GetType().Name} has no canonical form here.", nameof(value));
        }
    }

    private static void WriteInteger(ArrayBufferWriter<byte> buffer, long number)
    {
        if (number is > LargestExactInteger or < -LargestExactInteger)
        {
            throw new ArgumentOutOfRangeException(nameof(number), "The integer is too large to be exact in JSON.");
        }

        number.TryFormat(buffer.GetSpan(20), out var written);
        buffer.Advance(written);
    }

    private static void WriteObject(ArrayBufferWriter<byte> buffer, IEnumerable<KeyValuePair<string, object>> fields)
    {
        var separator = "{"u8;
        foreach (var (name, value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            buffer.Write(separator);
            WriteString(buffer, name);
            buffer.Write(":"u8);
            Write(buffer, value);
            separator = ","u8;
        }

        buffer.Write(separator[0] == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static void WriteList(ArrayBufferWriter<byte> buffer, IEnumerable<object?> items)
    {
        var separator = "["u8;
        foreach (var item in items)
        {
            buffer.Write(separator);
            Write(buffer, item);
            separator = ","u8;
        }

        buffer.Write(separator[0] == (byte)'[' ? "[]"u8 : "]"u8);
    }

    private static void WriteString(ArrayBufferWriter<byte> buffer, string text)
    {
        buffer.Write("\""u8);
        var rest = text.AsSpan();
        for (var stop = rest.IndexOfAny(MustEscape); stop >= 0; stop = rest.IndexOfAny(MustEscape))
        {
            WriteUtf8(buffer, rest[..stop]);
            WriteEscape(buffer, rest[stop]);
            rest = rest[(stop + 1)..];
        }

        WriteUtf8(buffer, rest);
        buffer.Write("\""u8);
    }

    private static void WriteEscape(ArrayBufferWriter<byte> buffer, char character)
    {
        var text = character switch
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
        WriteUtf8(buffer, text);
    }

    private static void WriteUtf8(ArrayBufferWriter<byte> buffer, ReadOnlySpan<char> text)
    {
        var written = Encoding.UTF8.GetBytes(text, buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));
        buffer.Advance(written);
    }
}
