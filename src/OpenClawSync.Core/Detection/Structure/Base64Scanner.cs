using System.Buffers;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Structure;

/// <summary>Decodes runs of Base64 and scans what they hold. A secret in it takes the whole run.</summary>
internal static class Base64Scanner
{
    private const int MaxDepth = 3;
    private const int MinLength = 20;
    private const int MaxLength = 1 << 20;

    // How many characters of a run decide whether it is worth decoding.
    private const int ProbeLength = EncodedText.HeadLength / 3 * 4;

    // What the first of four characters can be when the byte that it begins is plain text.
    private static readonly AsciiSet FirstOfPlainText = default(AsciiSet).With('I', 'Z').With('a', 'f').With('C').With('D');

    // The same for a control character, which UTF-16 has as a half of a character.
    private static readonly AsciiSet FirstOfControl = default(AsciiSet).With('A', 'B').With('E', 'H');

    // The same for the first byte of a character of UTF-8 that is not ASCII.
    private static readonly AsciiSet FirstOfLead = default(AsciiSet).With('w', 'z').With('0', '9');

    // How many of the four bytes at the front that begin a group of four characters are ASCII in a text of Western Europe.
    private const int MinPlain = 2;

    /// <summary>Reads all Base64 around a run of token characters, unless it has been read before.</summary>
    public static void ReadAround(ref Scan scan, int start, int end)
    {
        if (end <= scan.Base64.ReadTo)
        {
            return;
        }

        var text = scan.Text;
        while (start > scan.Base64.ReadTo && Chars.IsBase64(text[start - 1]))
        {
            start--;
        }

        var limit = Math.Min(text.Length, start + MaxLength);
        while (end < limit && Chars.IsBase64(text[end]))
        {
            end++;
        }

        scan.Base64.ReadTo = end;
        scan.Steps += end - start;
        if (end - start >= MinLength && scan.Depth < MaxDepth)
        {
            Read(ref scan, start, end);
        }
    }

    private static void Read(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        // Encoded text starts with a whole group of four characters: try the front, then past a path or a name joined to it.
        if (!LooksEncoded(text[start..end]))
        {
            var cut = text[start..end].IndexOf('/');
            start += cut + 1;
            if (cut < 0 || !LooksEncoded(text[start..end]))
            {
                return;
            }
        }
        if (!HasSecret(ref scan, text[start..end]))
        {
            return;
        }

        while (end < text.Length && text[end] == '=')
        {
            end++;
        }

        scan.Add(start, end, StructureRules.Base64);
    }

    // The first bytes must be text, which rejects almost everything that is not encoded text.
    private static bool LooksEncoded(ReadOnlySpan<char> run)
    {
        if (run.Length < ProbeLength || !CanBeText(run))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[ProbeLength];
        Span<char> head = stackalloc char[ProbeLength];
        ToStandardAlphabet(run[..ProbeLength], head);
        return Convert.TryFromBase64Chars(head, bytes, out var count) && EncodedText.IsText(bytes[..count]);
    }

    // Looks at four of the first bytes only, because most runs are names and hashes.
    private static bool CanBeText(ReadOnlySpan<char> run)
    {
        var plain = 0;
        for (var at = 0; at < ProbeLength; at += 4)
        {
            if (FirstOfPlainText.Contains(run[at]))
            {
                plain++;
            }
            else if (FirstOfControl.Contains(run[at]))
            {
                return CanBeUtf16(run);
            }
        }

        return plain >= MinPlain || FirstOfLead.Contains(run[0]);
    }

    // The high bytes of most letters are small, and those of a byte order mark are large.
    private static bool CanBeUtf16(ReadOnlySpan<char> run) =>
        run[0] is 'A' or 'B' or '/' or '_' || run[4] is 'A' or 'B' || run[8] is 'A' or 'B' || run[12] is 'A' or 'B';

    private static bool HasSecret(ref Scan scan, ReadOnlySpan<char> run)
    {
        scan.Steps += run.Length;
        var length = run.Length % 4 == 1 ? run.Length - 1 : run.Length;
        var padded = (length + 3) / 4 * 4;
        var chars = ArrayPool<char>.Shared.Rent(padded * 2);
        var bytes = ArrayPool<byte>.Shared.Rent(padded);
        try
        {
            ToStandardAlphabet(run[..length], chars);
            chars.AsSpan(length, padded - length).Fill('=');
            if (!Convert.TryFromBase64Chars(chars.AsSpan(0, padded), bytes, out var count))
            {
                return false;
            }

            var decoded = chars.AsSpan(0, EncodedText.Decode(bytes.AsSpan(0, count), chars));
            return scan.HasSecret(decoded);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    // The URL-safe alphabet has two characters of its own.
    private static void ToStandardAlphabet(ReadOnlySpan<char> run, Span<char> target)
    {
        for (var i = 0; i < run.Length; i++)
        {
            target[i] =
                run[i] == '-' ? '+'
                : run[i] == '_' ? '/'
                : run[i];
        }
    }
}
