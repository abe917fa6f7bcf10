using System.Buffers;
using System.Text;
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
    private const int ProbeLength = 16;

    // What the first of four characters can be when the byte that it begins is plain text.
    private static readonly AsciiSet FirstOfPlainText = default(AsciiSet).With('I', 'Z').With('a', 'f').With('C').With('D');

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

    // The first twelve bytes must be plain text, which rejects almost everything that is not encoded text.
    private static bool LooksEncoded(ReadOnlySpan<char> run)
    {
        if (
            run.Length < ProbeLength
            || !FirstOfPlainText.Contains(run[0])
            || !FirstOfPlainText.Contains(run[4])
            || !FirstOfPlainText.Contains(run[8])
        )
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[ProbeLength];
        Span<char> head = stackalloc char[ProbeLength];
        ToStandardAlphabet(run[..ProbeLength], head);
        if (!Convert.TryFromBase64Chars(head, bytes, out var count))
        {
            return false;
        }

        foreach (var b in bytes[..count])
        {
            if (!(b is >= 0x20 and < 0x7F or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return false;
            }
        }

        return true;
    }

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

            var decoded = chars.AsSpan(0, Encoding.UTF8.GetChars(bytes.AsSpan(0, count), chars));
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
