using System.Buffers;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Sentences;

/// <summary>A list of codes goes on after its first one: values of the same form, between commas or on lines of their own.</summary>
internal static class ListEvidence
{
    private const int MaxBetween = 5;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789 -");

    /// <summary>Adds the values that continue a list of the secrets that were found.</summary>
    public static void Extend(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens, Span<bool> found)
    {
        for (var at = 0; at < tokens.Length; at++)
        {
            if (!found[at])
            {
                continue;
            }

            var last = at;
            for (var next = at + 1; next < tokens.Length && next - last <= MaxBetween; next++)
            {
                if (!tokens[next].IsText || tokens[next].Word is not null)
                {
                    continue;
                }

                if (!IsAlike(text, tokens[at], tokens[next]))
                {
                    // The numbers of a list stand between its values.
                    if (tokens[next].Length <= 3 && tokens[at].Length > 3)
                    {
                        continue;
                    }

                    break;
                }

                if (HasSign(tokens, last, next))
                {
                    found[next] = true;
                    last = next;
                }
            }
        }
    }

    private static bool HasSign(ReadOnlySpan<SentenceToken> tokens, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (tokens[i].Kind is TokenKind.Comma or TokenKind.Line or TokenKind.Slash or TokenKind.Stop)
            {
                return true;
            }
        }

        return false;
    }

    // Of the same length, with the same marks in the same places, and both with digits or both without.
    private static bool IsAlike(ReadOnlySpan<char> text, in SentenceToken first, in SentenceToken second)
    {
        if (first.Length != second.Length)
        {
            return false;
        }

        var one = text[first.Start..first.End];
        var other = text[second.Start..second.End];
        for (var i = 0; i < one.Length; i++)
        {
            if (Chars.IsLetterOrDigit(one[i]) != Chars.IsLetterOrDigit(other[i]) || (!Chars.IsLetterOrDigit(one[i]) && one[i] != other[i]))
            {
                return false;
            }
        }

        if (one.ContainsAny(CharSets.Digits) != other.ContainsAny(CharSets.Digits))
        {
            return one.Length >= 8 && Randomness.IsRandom(one) && !Wordiness.IsWordy(other);
        }

        return one.ContainsAny(CharSets.Digits) && one.ContainsAnyExcept(Digits) == other.ContainsAnyExcept(Digits);
    }
}
