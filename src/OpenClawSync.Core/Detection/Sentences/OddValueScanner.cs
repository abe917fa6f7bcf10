using System.Buffers;
using System.Numerics;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Finds values that look like secrets, whatever stands around them, and has the sentences read in which they stand.</summary>
internal static class OddValueScanner
{
    private const int MaxLength = 128;

    // How far before a number the noun is that it belongs to.
    private const int MaxBeforeNumber = 48;

    private const int MaxJoiningWords = 3;

    private const int MaxName = 16;

    // A backslash escapes a line end or a quote in JSON.
    private static readonly SearchValues<byte> Edges = SearchValues.Create("\0 \t\r\n\"\\"u8);

    /// <summary>Reads the part of the text that a window has.</summary>
    public static void Run(ref Scan scan, in FoldedWindow window, int start, int end)
    {
        // Each pass goes through the text in its own order.
        var outer = scan.Sentences.ReadTo;
        scan.Sentences.ReadTo = scan.Sentences.ValuesReadTo;
        var length = end - start;
        var skipTo = 0;
        var kinds = window.Kinds[0];
        for (var block = 0; block * ByteKinds.BlockLength < length; block++)
        {
            var next = window.Kinds[block + 1];
            var mask = OddValueFinder.Candidates(in kinds, in next);
            kinds = next;
            while (mask != 0)
            {
                var at = (block * ByteKinds.BlockLength) + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                if (at >= skipTo && at < length)
                {
                    skipTo = Read(ref scan, window.Bytes, start, end, at) - start;
                }
            }
        }

        scan.Sentences.ValuesReadTo = scan.Sentences.ReadTo;
        scan.Sentences.ReadTo = outer;
    }

    // Returns where the search continues.
    private static int Read(ref Scan scan, ReadOnlySpan<byte> bytes, int offset, int end, int at)
    {
        if (offset + at < scan.Sentences.ReadTo)
        {
            return scan.Sentences.ReadTo;
        }

        if ((at >= MaxLength || offset == 0) && (at + MaxLength <= end - offset || end == scan.Text.Length))
        {
            return Read(ref scan, bytes, offset, at);
        }

        // At the ends of a window: the word may begin before it or end after it.
        Span<byte> around = stackalloc byte[2 * MaxLength];
        var first = Math.Max(0, offset + at - MaxLength);
        var text = scan.Text[first..Math.Min(scan.Text.Length, offset + at + MaxLength)];
        around.Clear();
        FoldedWindow.FoldScalar(text, around, 0);
        return Read(ref scan, around, first, offset + at - first);
    }

    private static int Read(ref Scan scan, scoped ReadOnlySpan<byte> bytes, int offset, int at)
    {
        var floor = Math.Max(0, at - MaxLength);
        var start = floor + bytes[floor..at].LastIndexOfAny(Edges) + 1;
        if (start > 0 && bytes[start - 1] == '\\' && bytes[start] is (byte)'n' or (byte)'r' or (byte)'t')
        {
            start++;
        }

        var rest = bytes[at..Math.Min(bytes.Length, at + MaxLength)];
        var length = rest[1..].IndexOfAny(Edges);
        var end = at + (length < 0 ? rest.Length : length + 1);
        if (start > at || end - start >= MaxLength)
        {
            return offset + end;
        }

        scan.Steps += end - start;
        var chunk = bytes[start..end];
        if (
            OddChunk.KindOf(chunk, isCut: offset + start == 0 || offset + end >= scan.Text.Length) switch
            {
                OddChunkKind.Odd => IsWorthReading(scan.Text, offset + start, offset + end),
                OddChunkKind.Number => IsSeparate(scan.Text, offset + start, offset + end)
                    && HasNounBefore(ref scan, offset + start, offset + end),
                _ => false,
            }
        )
        {
            SentenceScanner.ReadFromAbove(ref scan, offset + at);
        }

        return Math.Max(offset + end, scan.Sentences.ReadTo);
    }

    private static bool IsWorthReading(ReadOnlySpan<char> text, int start, int end)
    {
        var value = OddChunk.Trim(text[start..end]);
        if (IsMail(value))
        {
            return IsPaired(text, end);
        }

        return !Shapes.IsIdentifier(value)
            && ValueEvidence.Measure(AfterName(value)) is var points
            && (
                points >= ValueEvidence.Odd || (points >= ValueEvidence.Numbered && (MayBeJoined(text, start) || OpensSomething(text, end)))
            );
    }

    // The second part of `root/…` and `oksana:…`.
    private static ReadOnlySpan<char> AfterName(ReadOnlySpan<char> value)
    {
        var sign = value.IndexOfAny('/', ':');
        return
            sign is > 2 and < MaxName
            && !value[..sign].ContainsAnyExcept(CharSets.LowerLetters)
            && value[(sign + 1)..].IndexOfAny('/', ':') < 0
            ? value[(sign + 1)..]
            : value;
    }

    // `"…" unlocks the archive`
    private static bool OpensSomething(ReadOnlySpan<char> text, int end)
    {
        var rest = text[end..Math.Min(text.Length, end + MaxBeforeNumber)].TrimStart(" \"'`*»”");
        var length = rest.IndexOfAny(' ', '\n', '\r');
        return length > 0 && WordLookup.Find(rest[..length]) is { } word && word.Has(WordRole.Enter);
    }

    // Whether one of the words before a value may say what it is. A word with a number is the name of a thing too often.
    private static bool MayBeJoined(ReadOnlySpan<char> text, int start)
    {
        var rest = text[Math.Max(0, start - MaxBeforeNumber)..start];
        rest = rest[(rest.LastIndexOfAny('\n', '\r') + 1)..];
        for (var words = 0; words < MaxJoiningWords; words++)
        {
            rest = rest.TrimEnd(" \t\"'`*_«“„:=/,(");
            var before = rest.LastIndexOf(' ') + 1;
            if (rest.Length == 0)
            {
                return false;
            }

            if (WordLookup.Find(rest[before..]) is { } word && SentenceNouns.MayJoin(word))
            {
                return true;
            }

            rest = rest[..before];
        }

        return false;
    }

    // Neither a number of JSON, nor part of a number, an address or a path.
    private static bool IsSeparate(ReadOnlySpan<char> text, int start, int end) =>
        !text[start..end].ContainsAny(CharSets.LowerLetters)
        && text[start] is not ('#' or '/' or '.' or ':' or '-' or '+')
        && (start == 0 || Chars.IsSpace(text[start - 1]) || (end < text.Length && text[start - 1] == text[end]) || IsEscaped(text, start));

    private static bool IsEscaped(ReadOnlySpan<char> text, int start) =>
        start > 1 && text[start - 2] == '\\' && text[start - 1] is 'n' or 'r' or 't';

    private static bool HasNounBefore(ref Scan scan, int start, int end)
    {
        var from = Math.Max(scan.Sentences.ReadTo, start - MaxBeforeNumber);
        if (from >= start)
        {
            return false;
        }

        while (end > start + 1 && !Chars.IsLetterOrDigit(scan.Text[end - 1]))
        {
            end--;
        }

        scan.Steps += end - from;
        return SentenceScanner.MayNameNumber(scan.Text, from, start, end);
    }

    private static bool IsMail(ReadOnlySpan<char> value) => value.IndexOf('@') is > 0 and var at && value[(at + 1)..].Contains('.');

    // Whether a sign follows that joins a name and a password.
    private static bool IsPaired(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && Chars.IsBlank(text[end]))
        {
            end++;
        }

        return end >= text.Length
            || text[end] is '/' or ':' or '+' or '>' or '|' or '-' or '–' or '\n' or '\r'
            || text[end - 1] is ',' or ':'
            || text[end] > 127;
    }
}
