using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Tells cheaply whether anything near a noun could be its value: a digit, a mark, a quote, a verb such as <c>is</c> directly after it, or
/// a short line below. Most sentences about passwords have none of these.
/// </summary>
internal static class ValueSigns
{
    private const int Before = 96;
    private const int After = 128;
    private const int MaxWords = 4;

    // The end of a line below which a value could stand alone.
    private const int MaxRest = 40;
    private const int MaxLoneLine = 72;

    private const int Below = 360;
    private const int MinValue = 3;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private const int MinLength = 12;
    private const int MaxLength = 160;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n`");

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ,.;()'?!\t-#/"
    );

    public static bool AreNear(ref Scan scan, int hit)
    {
        var text = scan.Text;
        if (IsHidden(text, hit))
        {
            return false;
        }

        var limit = Math.Min(text.Length, hit + After);
        var line = text[hit..limit].IndexOfAny('\n', '\r');
        var end = line < 0 ? limit : hit + line;
        var start = Math.Max(scan.Sentences.ReadTo, hit - Before);
        start += text[start..hit].LastIndexOfAny('\n', '\r') + 1;
        scan.Steps += end - start;
        return (
                text[start..end].ContainsAnyExcept(Plain)
                || HasVerb(text[hit..end])
                || (line >= 0 && line < MaxRest && HasLoneLine(text, end))
            ) && (MayHaveValue(text[start..end]) || MayHaveValue(text[end..Math.Min(text.Length, end + Below)]));
    }

    // In `password reset` the noun is part of an expression for something that has no value.
    private static bool IsHidden(ReadOnlySpan<char> text, int hit)
    {
        var start = hit;
        while (start > 0 && hit - start < Lexicon.MaxWordLength && Chars.IsLetter(text[start - 1]))
        {
            start--;
        }

        var end = EndOfWord(text, hit);
        if (end + 1 >= text.Length || text[end] != ' ' || end - start > Lexicon.MaxWordLength)
        {
            return false;
        }

        var next = EndOfWord(text, end + 1);
        return next > end + 1
            && next - end <= Lexicon.MaxWordLength
            && (next == text.Length || text[next] is ' ' or '.' or ',')
            && WordLookup.FindPair(text[start..end], text[(end + 1)..next]) is { IsNoun: false } pair
            && pair.Has(WordRole.Other);
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + Lexicon.MaxWordLength);
        while (at < limit && Chars.IsLetter(text[at]))
        {
            at++;
        }

        return at;
    }

    // Whether anything could be a value: what no list has, or what has a digit or a mark within it.
    private static bool MayHaveValue(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && !IsEdge(text[at]))
            {
                at++;
            }

            if (at > start && MayBeValue(text[start..at]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEdge(char c) => c is ' ' or '\n' or '\r' or '\t' or '"' or ',' or '(' or ')' or '*' or '`';

    private static bool MayBeValue(ReadOnlySpan<char> chunk)
    {
        var word = chunk.Trim(".:;!?'-/#");
        if (word.Length == 0)
        {
            return false;
        }

        if (word.ContainsAnyExcept(Letters))
        {
            return word.Length >= MinValue && word.IndexOf("://") < 0;
        }

        if (word.Length is < MinValue or > Lexicon.MaxWordLength || WordLookup.Find(word) is not null)
        {
            return word.Length > Lexicon.MaxWordLength;
        }

        Span<char> lower = stackalloc char[Lexicon.MaxWordLength];
        return !FrequentWords.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    /// <summary>Whether the line ends soon after the noun and one below it has nothing but a long value.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text, int hit)
    {
        var rest = text[hit..Math.Min(text.Length, hit + MaxRest)];
        var line = rest.IndexOf('\n');
        if (line < 0)
        {
            return false;
        }

        var start = hit + line;
        while (
            start < text.Length
            && (Chars.IsSpace(text[start]) || text[start] is '`' or '-' or '=' or '>' or '*')
            && start - hit < 2 * MaxRest
        )
        {
            start++;
        }

        var below = text[start..Math.Min(text.Length, start + MaxLength)];
        var end = below.IndexOfAny(Ends);
        var value = end < 0 ? below : below[..end];
        return value.Length is >= MinLength and < MaxLength && value.ContainsAny(CharSets.Digits) && (end < 0 || below[end] != ' ');
    }

    // Whether one of the next words joins a noun and a value.
    private static bool HasVerb(ReadOnlySpan<char> rest)
    {
        var words = 0;
        foreach (var part in rest.Split(' '))
        {
            var word = rest[part];
            if (word.Length == 0)
            {
                continue;
            }

            if (words > 0 && WordLookup.Find(word.TrimEnd(",.")) is { } known && (known.Has(WordRole.Is) || known.Has(WordRole.New)))
            {
                return true;
            }

            if (++words > MaxWords)
            {
                return false;
            }
        }

        return false;
    }

    private static bool HasLoneLine(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start < text.Length && Chars.IsSpace(text[start]) && start - end < 8)
        {
            start++;
        }

        var rest = text[start..Math.Min(text.Length, start + MaxLoneLine)];
        var line = rest.IndexOfAny('\n', '\r');
        if (line < 0 && rest.Length == MaxLoneLine)
        {
            return false;
        }

        var below = line < 0 ? rest : rest[..line];
        return below.ContainsAnyExcept(Plain) || below.Count(' ') <= 2;
    }
}
