using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Joins digits that are spelled out, such as <c>four seven one nine</c> or <c>thirty-two, eleven, four</c>, into one token.
/// </summary>
internal static class DigitMerge
{
    // Fewer are rather a count.
    private const int MinDigits = 3;

    private const int MaxWord = 16;

    private static readonly SearchValues<char> Ends = SearchValues.Create(" ,.-\r\n");

    /// <summary>Joins them in place; returns how many tokens are left.</summary>
    public static int Merge(ReadOnlySpan<char> text, Span<SentenceToken> tokens)
    {
        var count = 0;
        for (var at = 0; at < tokens.Length; )
        {
            var (length, digits) = Run(text, tokens[at..]);
            if (digits < MinDigits)
            {
                tokens[count++] = tokens[at++];
                continue;
            }

            tokens[count++] = tokens[at] with { End = tokens[at + length - 1].End, Kind = TokenKind.Digits, Word = null };
            at += length;
        }

        return count;
    }

    /// <summary>Whether a word for a digit, and another one, begin here or end before.</summary>
    public static bool IsRun(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && Chars.IsLetter(text[end]))
        {
            end++;
        }

        if (at > 0 && Chars.IsLetterOrDigit(text[at - 1]) || !IsDigit(text[at..end]))
        {
            return false;
        }

        var next = text[end..Math.Min(text.Length, end + MaxWord)].TrimStart(" ,-–");
        var nextEnd = next.IndexOfAny(Ends);
        var before = text[Math.Max(0, at - MaxWord)..at].TrimEnd(" ,-–");
        return IsDigit(nextEnd < 0 ? next : next[..nextEnd]) || IsDigit(before[(before.LastIndexOfAny(Ends) + 1)..]);
    }

    private static bool IsDigit(ReadOnlySpan<char> word) =>
        word.Length is > 1 and < MaxWord && WordLookup.Find(word) is { } known && known.Has(WordRole.Digit);

    // How many tokens from the first on are digits and signs between them, and how many digits they are.
    private static (int Length, int Digits) Run(ReadOnlySpan<char> text, ReadOnlySpan<SentenceToken> tokens)
    {
        var (length, digits) = (0, 0);
        var languages = ulong.MaxValue;
        for (var at = 0; at < tokens.Length; at++)
        {
            var found = Count(text, tokens[at]);
            languages &= found == 1 && tokens[at].Word is { } word ? word.LanguagesOf(WordRole.Digit) : ulong.MaxValue;
            if (languages == 0)
            {
                // In `to siedem dwa zero` the first is a number of another language.
                break;
            }

            if (found > 0)
            {
                digits += found;
                length = at + 1;
            }
            else if (at > length || at == 0 || tokens[at].Kind is not (TokenKind.Comma or TokenKind.Dash))
            {
                break;
            }
        }

        return (length, digits);
    }

    private static int Count(ReadOnlySpan<char> text, in SentenceToken token)
    {
        if (token.Kind != TokenKind.Word)
        {
            return 0;
        }

        if (token.Is(WordRole.Digit))
        {
            return 1;
        }

        var word = text[token.Start..token.End];
        if (!word.Contains('-') || word.ContainsAny(CharSets.Digits))
        {
            return 0;
        }

        // `forty-seven`
        var parts = 0;
        foreach (var part in word.Split('-'))
        {
            if (WordLookup.Find(word[part]) is not { } known || !known.Has(WordRole.Digit))
            {
                return 0;
            }

            parts++;
        }

        return parts;
    }
}
