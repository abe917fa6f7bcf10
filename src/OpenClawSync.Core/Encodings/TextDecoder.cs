using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenClawSync.Encodings;

/// <summary>
/// Decodes a file: UTF-8, UTF-16 and UTF-32, parts in different encodings (as programs that append in their own encoding leave them), and
/// the encodings of old systems. Nothing is replaced by U+FFFD.
/// </summary>
internal static class TextDecoder
{
    // Text has few control characters, even in the log of a terminal.
    private const int MaxControlsPerCent = 5;

    // With NULs it is more likely to be binary.
    private const int MaxControlsPerCentBesideNuls = 1;

    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable
            .Range(1, 31)
            .Select(code => (char)code)
            .Where(code => code is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\e' or '\b')),
        '\u007f',
    ]);

    /// <summary>The text; null when the bytes are none.</summary>
    public static DecodedText? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF32.Preamble) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            return DecodeUtf32(bytes);
        }

        var isUtf16 = bytes.StartsWith(Encoding.Unicode.Preamble) || bytes.StartsWith(Encoding.BigEndianUnicode.Preamble);
        if (isUtf16 || bytes.Contains((byte)0))
        {
            return MixedText.Decode(bytes, isUtf16) is { } mixed ? Clean(mixed, bytes.Length) : null;
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        return Utf8.IsValid(bytes) ? new DecodedText(Encoding.UTF8.GetString(bytes))
            : LegacyText.Decode(bytes) is { } legacy ? Clean(legacy, bytes.Length)
            : null;
    }

    private static DecodedText? DecodeUtf32(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var encoding = new UTF32Encoding(bigEndian: bytes[0] == 0, byteOrderMark: true, throwOnInvalidCharacters: true);
            return Clean(new DecodedText(encoding.GetString(bytes[4..])) { Encodings = ["UTF-32"], IsMarked = true }, bytes.Length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static DecodedText? Clean(DecodedText decoded, int size)
    {
        var text = decoded.Text;
        var nuls = text.AsSpan().Count('\0');
        if (nuls > 0)
        {
            text = text.Replace("\0", "", StringComparison.Ordinal);
        }

        var isText =
            size == 0
            || (
                text.Length > 0
                && (long)text.AsSpan().CountAny(Controls) * 100
                    <= (long)text.Length * (nuls > 0 ? MaxControlsPerCentBesideNuls : MaxControlsPerCent)
            );
        return isText ? decoded with { Text = text, Nuls = nuls } : null;
    }
}
