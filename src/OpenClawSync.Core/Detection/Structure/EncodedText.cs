using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenClawSync.Detection.Structure;

/// <summary>Tells text from binary data by its first bytes, and decodes it from UTF-8, UTF-16 or Latin-1.</summary>
internal static class EncodedText
{
    /// <summary>How many bytes decide whether data is text.</summary>
    public const int HeadLength = 12;

    // Few bytes of a text in a Western language are not ASCII, but half of those of binary data are not.
    private const int MinAsciiInHead = 8;

    // Without a byte order mark, UTF-16 has spaces and signs even where its letters are of another script.
    private const int MinAsciiPairs = 2;

    // The letters of Europe and the Middle East have a high byte of at most this.
    private const int MaxHighByteOfLetters = 6;

    // At most one byte in so many of a text is a control character.
    private const int BytesPerControl = 50;

    // But for tabs, line ends and the escapes of colors.
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        "\0\x01\x02\x03\x04\x05\x06\a\b\v\x0E\x0F\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1A\x1C\x1D\x1E\x1F\x7F"u8
    );

    /// <summary>Whether the first bytes are those of a text.</summary>
    public static bool IsText(ReadOnlySpan<byte> head) => IsUtf8(head) || IsLatin(head) || Utf16Of(head) is not null;

    /// <summary>Decodes bytes whose head is text; returns the number of characters, 0 when the rest is binary.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="chars">Takes the characters, and has room for one for each byte.</param>
    public static int Decode(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        var head = bytes[..Math.Min(bytes.Length, HeadLength)];
        if (!IsUtf8(head) && Utf16Of(head) is { } utf16)
        {
            return utf16.GetChars(bytes, chars);
        }

        if (Utf8.IsValid(bytes[..WholeLength(bytes)]) || (IsUtf8(head) && !Ascii.IsValid(head)))
        {
            return Encoding.UTF8.GetChars(bytes, chars);
        }

        if (bytes.IndexOfAny(Controls) < 0 || CountControls(bytes) <= bytes.Length / BytesPerControl)
        {
            return Encoding.Latin1.GetChars(bytes, chars);
        }

        return Ascii.IsValid(head) ? Encoding.UTF8.GetChars(bytes, chars) : 0;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        for (var at = 0; at < head.Length; )
        {
            var b = head[at];
            if (b < 128)
            {
                if (!IsPlain(b))
                {
                    return false;
                }

                at++;
                continue;
            }

            var status = Rune.DecodeFromUtf8(head[at..], out var rune, out var length);
            if (status == OperationStatus.NeedMoreData)
            {
                return true;
            }

            if (status != OperationStatus.Done || Rune.IsControl(rune))
            {
                return false;
            }

            at += length;
        }
        return true;
    }

    private static bool IsLatin(ReadOnlySpan<byte> head)
    {
        var ascii = 0;
        foreach (var b in head)
        {
            if (b < 128)
            {
                if (!IsPlain(b))
                {
                    return false;
                }

                ascii++;
            }
        }

        return ascii >= MinAsciiInHead;
    }

    private static Encoding? Utf16Of(ReadOnlySpan<byte> head) =>
        IsUtf16(head, high: 1) ? Encoding.Unicode
        : IsUtf16(head, high: 0) ? Encoding.BigEndianUnicode
        : null;

    // Which byte of each pair is the high one decides about the order.
    private static bool IsUtf16(ReadOnlySpan<byte> head, int high)
    {
        var (ascii, letters, marked) = (0, true, false);
        for (var at = 0; at + 1 < head.Length; at += 2)
        {
            var c = (char)((head[at + high] << 8) | head[at + 1 - high]);
            if (at == 0 && c == '\ufeff')
            {
                marked = true;
                continue;
            }

            if (c < 128 ? !IsPlain((byte)c) : c is < '\u00a0' or >= '\ufffe')
            {
                return false;
            }

            ascii += c < 128 ? 1 : 0;
            letters &= head[at + high] <= MaxHighByteOfLetters;
        }
        return marked || letters || ascii >= MinAsciiPairs;
    }

    private static bool IsPlain(byte b) => b is >= 0x20 and < 0x7F or (byte)'\n' or (byte)'\r' or (byte)'\t';

    // The length without a character that is cut off at the end.
    private static int WholeLength(ReadOnlySpan<byte> bytes)
    {
        for (var length = bytes.Length; length > Math.Max(0, bytes.Length - 3); length--)
        {
            if (bytes[length - 1] >= 0xC0)
            {
                var status = Rune.DecodeFromUtf8(bytes[(length - 1)..], out _, out _);
                return status == OperationStatus.NeedMoreData ? length - 1 : bytes.Length;
            }
        }

        return bytes.Length;
    }

    private static int CountControls(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (int next; (next = bytes.IndexOfAny(Controls)) >= 0; bytes = bytes[(next + 1)..])
        {
            count++;
        }

        return count;
    }
}
