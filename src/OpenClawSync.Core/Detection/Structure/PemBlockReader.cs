using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Structure;

/// <summary>Measures the body of a PEM block: Base64 and headers, line ends plain or escaped, indentation and quote marks.</summary>
internal static class PemBlockReader
{
    /// <summary>The length of the body: up to the closing line, or to the first text that cannot belong to it.</summary>
    /// <param name="text">The text after the first line of the block.</param>
    /// <param name="maxWords">How many lines of Base64 to read at most.</param>
    public static int Length(ReadOnlySpan<char> text, int maxWords = int.MaxValue)
    {
        var at = 0;
        var words = 0;
        while (at < text.Length && words < maxWords)
        {
            at = SkipGaps(text, at);
            var start = at;
            while (at < text.Length && IsBody(text, at))
            {
                at++;
            }

            if (at == start)
            {
                break;
            }

            if (IsLastLine(text[start..]))
            {
                return start;
            }

            if (IsHeader(text, at))
            {
                at = HeaderEnd(text, at);
                continue;
            }

            if (at - start < 24 && !IsTailOfBody(text[start..at]))
            {
                at = start;
                break;
            }

            words++;
        }
        return at;
    }

    /// <summary>Whether the text begins with the line that ends a block.</summary>
    public static bool IsLastLine(ReadOnlySpan<char> text) =>
        text.StartsWith("-----END", StringComparison.OrdinalIgnoreCase) || text.StartsWith("---- END", StringComparison.OrdinalIgnoreCase);

    /// <summary>The end of the block without the quotes and blanks after it.</summary>
    public static int TrimEnd(ReadOnlySpan<char> text, int end)
    {
        while (end > 0 && (Chars.IsSpace(text[end - 1]) || text[end - 1] is '>' or '\\' or '"'))
        {
            end--;
        }

        return end;
    }

    private static bool IsBody(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c == '-')
        {
            return IsLastLine(text[at..]);
        }

        if (c == '/' && at > 0 && text[at - 1] == '\\')
        {
            return true;
        }

        return Chars.IsLetterOrDigit(c) || c is '+' or '/' or '=';
    }

    // Skips line ends, escaped or not, and what the next line may begin with.
    private static int SkipGaps(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (Chars.IsSpace(c) || c is '>' or '"' or '\'' or '+' or ',' or '|' or '#' or '*')
            {
                at++;
            }
            else if (c == '\\')
            {
                at = SkipEscape(text, at);
            }
            else
            {
                break;
            }
        }
        return at;
    }

    private static int SkipEscape(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == '\\')
        {
            at++;
        }

        return at < text.Length && text[at] is 'n' or 'r' or 't' ? at + 1 : at;
    }

    private static bool IsHeader(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is ':' or '-';

    private static int HeaderEnd(ReadOnlySpan<char> text, int at)
    {
        var line = text[at..Math.Min(text.Length, at + 200)];
        var end = line.IndexOfAny('\n', '\\');
        return at + (end < 0 ? line.Length : end);
    }

    // The last line may be short. Unlike a word it has a digit, a mark or mixed case.
    private static bool IsTailOfBody(ReadOnlySpan<char> word)
    {
        var shape = TextShape.Measure(word);
        return shape.Marks > 0 || shape.Digits > 0 || (shape.Upper > 1 && shape.Lower > 0);
    }
}
