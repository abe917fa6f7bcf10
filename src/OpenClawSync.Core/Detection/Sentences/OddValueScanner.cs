using System.Numerics;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>Finds values that look like secrets, whatever stands around them, and has the sentences read in which they stand.</summary>
internal static class OddValueScanner
{
    private const int MaxLength = 128;

    // How far before a number the noun is that it belongs to.
    private const int MaxBeforeNumber = 48;
    private const int MaxDigits = 10;

    /// <summary>Reads the part of the text, given as bytes in small letters.</summary>
    public static void Run(ref Scan scan, ReadOnlySpan<byte> bytes, int start, int end)
    {
        // Each pass goes through the text in its own order.
        var outer = scan.Sentences.ReadTo;
        scan.Sentences.ReadTo = scan.Sentences.ValuesReadTo;
        var length = end - start;
        var skipTo = 0;
        for (var block = 0; block < length; block += OddValueFinder.BlockLength)
        {
            var mask = OddValueFinder.Candidates(bytes[block..]);
            while (mask != 0)
            {
                var at = block + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                if (at >= skipTo && at < length)
                {
                    skipTo = Read(ref scan, start + at) - start;
                }
            }
        }

        scan.Sentences.ValuesReadTo = scan.Sentences.ReadTo;
        scan.Sentences.ReadTo = outer;
    }

    // Returns where the search continues.
    private static int Read(ref Scan scan, int at)
    {
        var text = scan.Text;
        if (at < scan.Sentences.ReadTo)
        {
            return scan.Sentences.ReadTo;
        }

        var floor = Math.Max(0, at - MaxLength);
        var start = at;
        while (start > floor && !IsEdge(text[start - 1]))
        {
            start--;
        }

        var limit = Math.Min(text.Length, at + MaxLength);
        var end = at + 1;
        while (end < limit && !IsEdge(text[end]))
        {
            end++;
        }

        scan.Steps += end - start;
        var chunk = text[start..end];
        if (chunk.Length < MaxLength && IsWorthReading(ref scan, start, end))
        {
            SentenceScanner.ReadFromAbove(ref scan, at);
        }

        return Math.Max(end, scan.Sentences.ReadTo);
    }

    private static bool IsEdge(char c) => Chars.IsSpace(c) || c == '"';

    private static bool IsWorthReading(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var value = text[start..end].Trim("\"'`*_()[]{}<>,.;:“”„«»");
        if (value.Length < 4 || value.IndexOf("://") >= 0)
        {
            return false;
        }

        if (!value.ContainsAnyExcept(CharSets.Digits))
        {
            return value.Length <= MaxDigits && !IsYear(value) && IsSeparate(text, start, end) && HasNounBefore(ref scan, start, end);
        }

        return value.Length >= 6
            && (IsMail(value) ? IsPaired(text, end) : !Shapes.IsIdentifier(value) && ValueEvidence.Measure(value) >= ValueEvidence.Odd);
    }

    // Neither a number of JSON, nor part of a number, an address or a path.
    private static bool IsSeparate(ReadOnlySpan<char> text, int start, int end) =>
        (start == 0 || Chars.IsSpace(text[start - 1]) || (end < text.Length && text[start - 1] == text[end]))
        && text[start] is not ('#' or '/' or '.' or ':' or '-' or '+');

    private static bool IsYear(ReadOnlySpan<char> value) => value.Length == 4 && (value.StartsWith("19") || value.StartsWith("20"));

    private static bool HasNounBefore(ref Scan scan, int start, int end)
    {
        var from = Math.Max(scan.Sentences.ReadTo, start - MaxBeforeNumber);
        if (from >= start)
        {
            return false;
        }

        scan.Steps += end - from;
        return SentenceScanner.HasNoun(scan.Text, from, start);
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
