using System.Buffers;
using System.Text;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Structure;

/// <summary>Decodes a run that may be Base64 and reads what comes out; a secret in it takes the whole run.</summary>
internal static class Base64Reader
{
    private const int MaxDepth = 3;
    private const int Probe = 16;

    // What the first of four characters can be when the byte it begins is plain text.
    private static readonly AsciiSet Plausible = default(AsciiSet).With('I', 'Z').With('a', 'f').With('C').With('D');

    public static void Read(ref Scan scan, int start, int end)
    {
        if (scan.Depth >= MaxDepth)
        {
            return;
        }

        var text = scan.Text;
        // Text that is encoded begins at a quantum: try the front, and past a path or a name joined to it.
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

    // Twelve bytes of plain text at the front: anything not encoded fails here at once.
    private static bool LooksEncoded(ReadOnlySpan<char> run)
    {
        if (run.Length < Probe || !Plausible.Contains(run[0]) || !Plausible.Contains(run[4]) || !Plausible.Contains(run[8]))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Probe];
        Span<char> head = stackalloc char[Probe];
        Standard(run[..Probe], head);
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
            Standard(run[..length], chars);
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

    private static void Standard(ReadOnlySpan<char> run, Span<char> target)
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
