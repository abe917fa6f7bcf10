using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace OpenClawSync.Encodings;

/// <summary>
/// Decodes bytes that are not UTF-8, line by line: lines that are UTF-8 stay it, lines that are UTF-8 with a few damaged bytes lose those,
/// and all others are in one encoding, which is guessed from all of them together.
/// </summary>
internal static class LegacyText
{
    private const int MaxSample = 1 << 16;

    private enum LineKind : byte
    {
        Ascii,
        Utf8,
        Damaged,
        Legacy,
    }

    public static DecodedText? Decode(ReadOnlySpan<byte> bytes) =>
        DecodeAll([bytes.ToArray()]) is { } decoded
            ? new DecodedText(decoded.Parts[0])
            {
                Encodings = decoded.Encodings,
                GuessedCodePage = decoded.GuessedCodePage,
                DamagedBytes = decoded.DamagedBytes,
            }
            : null;

    /// <summary>Decodes several parts of one text; null when they cannot be decoded.</summary>
    public static LegacyParts? DecodeAll(IReadOnlyList<byte[]> parts)
    {
        if (parts.All(part => Utf8.IsValid(part)))
        {
            return new LegacyParts([.. parts.Select(part => Encoding.UTF8.GetString(part))], ["UTF-8"], null, 0);
        }

        var lines = parts.Select(Lines).ToList();
        var guess = LegacyGuess.Guess(Sample(parts, lines));
        if (guess is null && lines.Any(part => part.Any(line => line.Kind == LineKind.Legacy)))
        {
            return null;
        }

        // A short line in the guessed encoding can be valid UTF-8 by chance, but a text in two encodings has longer characters too.
        var hasUtf8 = lines.Any(part => part.Any(line => line.Kind is LineKind.Utf8 && line.HasLongCharacter));
        var (texts, damaged, usesUtf8, usesGuess) = (new List<string>(), 0, false, false);
        for (var i = 0; i < parts.Count; i++)
        {
            var text = new StringBuilder();
            foreach (var line in lines[i])
            {
                var bytes = parts[i].AsSpan(line.Start, line.Length);
                if (guess is not null && (line.Kind == LineKind.Legacy || (line.Kind == LineKind.Utf8 && !hasUtf8)))
                {
                    text.Append(guess.GetString(bytes));
                    usesGuess = true;
                }
                else
                {
                    damaged += AppendUtf8(text, bytes);
                    usesUtf8 |= line.Kind is LineKind.Utf8 or LineKind.Damaged;
                }
            }

            texts.Add(text.ToString());
        }

        string[] names = (usesUtf8, usesGuess) switch
        {
            (true, true) => ["UTF-8", guess!.WebName],
            (_, true) => [guess!.WebName],
            _ => ["UTF-8"],
        };
        return new LegacyParts(texts, names, usesGuess ? guess!.CodePage : null, damaged);
    }

    private static byte[] Sample(IReadOnlyList<byte[]> parts, List<List<Line>> lines)
    {
        var sample = new List<byte>();
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var line in lines[i])
            {
                if (line.Kind == LineKind.Legacy && sample.Count < MaxSample)
                {
                    sample.AddRange(parts[i].AsSpan(line.Start, line.Length));
                }
            }
        }

        return [.. sample];
    }

    private static List<Line> Lines(byte[] bytes)
    {
        var lines = new List<Line>();
        for (var start = 0; start < bytes.Length; )
        {
            var length = bytes.AsSpan(start).IndexOfAny((byte)'\n', (byte)'\r') + 1;
            length = length == 0 ? bytes.Length - start : length;
            lines.Add(Classify(bytes.AsSpan(start, length), start));
            start += length;
        }

        return lines;
    }

    private static Line Classify(ReadOnlySpan<byte> line, int start)
    {
        if (!line.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            return new Line(start, line.Length, LineKind.Ascii, false);
        }

        var (two, more, invalid, cut, cutBytes) = (0, 0, 0, 0, 0);
        for (var rest = line; !rest.IsEmpty; )
        {
            if (Rune.DecodeFromUtf8(rest, out _, out var length) != OperationStatus.Done)
            {
                invalid += length;

                // The beginning of a longer character, whose end is missing.
                (cut, cutBytes) = length > 1 ? (cut + 1, cutBytes + length) : (cut, cutBytes);
            }
            else if (length > 1)
            {
                (two, more) = length == 2 ? (two + 1, more) : (two, more + 1);
            }

            rest = rest[length..];
        }

        var kind =
            invalid == 0 ? LineKind.Utf8
            : invalid <= more * 3 / 4 || invalid * 6 <= two || (invalid == cutBytes && cut * 2 <= two + more) ? LineKind.Damaged
            : LineKind.Legacy;
        return new Line(start, line.Length, kind, more > 0 || two > 8);
    }

    private static int AppendUtf8(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        var damaged = 0;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (status == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                damaged += length;
            }

            bytes = bytes[length..];
        }

        return damaged;
    }

    private readonly record struct Line(int Start, int Length, LineKind Kind, bool HasLongCharacter);
}

/// <summary>The decoded parts of a text.</summary>
/// <param name="Parts">The texts.</param>
/// <param name="Encodings">The names of the encodings.</param>
/// <param name="GuessedCodePage">The guessed code page; null when all is UTF-8.</param>
/// <param name="DamagedBytes">How many bytes were dropped.</param>
internal sealed record LegacyParts(IReadOnlyList<string> Parts, IReadOnlyList<string> Encodings, int? GuessedCodePage, int DamagedBytes);
