using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Reading;

/// <summary>The marks of Markdown and HTML around a value: <c>**value**</c>, <c>_value_</c>, a <c>code</c> element.</summary>
internal static class Emphasis
{
    private const int MaxLength = 128;

    private const int MaxMarks = 4;

    private static readonly string[] Tags = ["code", "strong", "kbd", "samp", "mark", "pre", "em", "tt", "b", "i"];

    /// <summary>Moves <paramref name="at"/> over the marks that open before a value.</summary>
    public static void Skip(ReadOnlySpan<char> text, ref int at)
    {
        for (var i = 0; i < MaxMarks && at < text.Length; i++)
        {
            if (!TrySkipMarks(text, ref at) && !TrySkipTag(text, ref at))
            {
                return;
            }
        }
    }

    /// <summary>The end of a value without the marks that close after it, where the same opened before it.</summary>
    public static int Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (start > 0 && end > start && text[start - 1] is '_' or '~' or '*' && text[end - 1] == text[start - 1])
        {
            end--;
        }

        return end;
    }

    // Only marks that close on the same line are emphasis.
    private static bool TrySkipMarks(ReadOnlySpan<char> text, ref int at)
    {
        var mark = text[at];
        if (mark is not ('*' or '_' or '~'))
        {
            return false;
        }

        var first = at;
        while (first < text.Length && text[first] == mark && first - at < 3)
        {
            first++;
        }

        if (first >= text.Length || Chars.IsSpace(text[first]) || (mark == '~' && first - at < 2))
        {
            return false;
        }

        var rest = text[first..Math.Min(text.Length, first + MaxLength)];
        var line = rest.IndexOfAny('\n', '\r');
        var close = (line < 0 ? rest : rest[..line]).LastIndexOf(text[at..first]);
        if (close <= 0 || Chars.IsSpace(rest[close - 1]) || (close + 1 < rest.Length && mark != '*' && IsWord(rest, close + first - at)))
        {
            return false;
        }

        at = first;
        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at) => at < text.Length && Chars.IsLetterOrDigit(text[at]);

    private static bool TrySkipTag(ReadOnlySpan<char> text, ref int at)
    {
        if (text[at] != '<')
        {
            return false;
        }

        foreach (var tag in Tags)
        {
            if (text[(at + 1)..].StartsWith(tag) && at + 1 + tag.Length < text.Length && text[at + 1 + tag.Length] == '>')
            {
                at += tag.Length + 2;
                return true;
            }
        }

        return false;
    }
}
