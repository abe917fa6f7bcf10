using System.Text;

namespace OpenClawSync.Encodings;

/// <summary>
/// A text whose encoding was guessed, as it reads in the encodings that were not chosen. In a short note the guess can be wrong, and what
/// announces a secret would be unreadable then.
/// </summary>
internal static class OtherReadings
{
    public static IEnumerable<OtherReading> Of(string text, int guessedCodePage)
    {
        var guessed = CodePages.Get(guessedCodePage);
        var lines = SplitLines(text, guessed);
        return CodePages.All.Where(other => other.CodePage != guessedCodePage).Select(other => Read(text, lines, other));
    }

    private static OtherReading Read(string text, List<Line> lines, Encoding encoding)
    {
        var (reading, sources) = (new StringBuilder(text.Length), new List<int>(text.Length + 1));
        foreach (var line in lines)
        {
            var start = reading.Length;
            if (line.Bytes is { } bytes && CodePages.TryDecode(encoding, bytes) is { } other && Lengths(other, encoding) is var lengths)
            {
                reading.Append(other);

                // A few encodings have several codes for a character, so that positions within the line are not known.
                var isExact = lengths.Sum() == bytes.Length;
                var offset = 0;
                for (var i = 0; i < other.Length; i++)
                {
                    sources.Add(isExact ? line.Start + line.Characters![Math.Min(offset, bytes.Length - 1)] : line.Start);
                    offset += lengths[i];
                }
            }
            else
            {
                reading.Append(text, line.Start, line.Length);
                sources.AddRange(Enumerable.Range(line.Start, line.Length));
            }
        }

        sources.Add(text.Length);
        return new OtherReading(reading.ToString(), sources);
    }

    private static List<Line> SplitLines(string text, Encoding guessed)
    {
        var lines = new List<Line>();
        for (var start = 0; start < text.Length; )
        {
            var length = text.AsSpan(start).IndexOf('\n') + 1;
            length = length == 0 ? text.Length - start : length;
            lines.Add(Create(text.Substring(start, length), start, guessed));
            start += length;
        }

        return lines;
    }

    private static Line Create(string line, int start, Encoding guessed)
    {
        if (Ascii.IsValid(line))
        {
            return new Line(start, line.Length, null, null);
        }

        try
        {
            var bytes = guessed.GetBytes(line);
            var lengths = Lengths(line, guessed);
            var characters = new List<int>(bytes.Length);
            for (var i = 0; i < lengths.Length; i++)
            {
                characters.AddRange(Enumerable.Repeat(i, lengths[i]));
            }

            return new Line(start, line.Length, bytes, characters);
        }
        catch (EncoderFallbackException)
        {
            // The line was UTF-8.
            return new Line(start, line.Length, null, null);
        }
    }

    // The bytes of each UTF-16 code unit; those of a surrogate pair are counted with its first.
    private static int[] Lengths(string text, Encoding encoding)
    {
        var lengths = new int[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length;
            lengths[i] = text[i] < 0x80 ? 1 : Count(encoding, text.AsSpan(i, isPair ? 2 : 1));
            i += isPair ? 1 : 0;
        }

        return lengths;
    }

    private static int Count(Encoding encoding, ReadOnlySpan<char> character)
    {
        try
        {
            return encoding.GetByteCount(character);
        }
        catch (EncoderFallbackException)
        {
            return 0;
        }
    }

    private sealed record Line(int Start, int Length, byte[]? Bytes, List<int>? Characters);
}

/// <summary>A text in another encoding, and where its characters are in the original text.</summary>
internal sealed class OtherReading(string text, List<int> sources)
{
    public string Text { get; } = text;

    /// <summary>The range of the original text from which a range of this one was read.</summary>
    public (int Start, int End) SourceOf(int start, int end)
    {
        var last = sources[end - 1];
        while (sources[end] <= last && end + 1 < sources.Count)
        {
            end++;
        }

        return (sources[start], Math.Max(last + 1, sources[end]));
    }
}
