namespace OpenClawSync.Detection.Text;

/// <summary>Recognizes escape sequences, so that a word may begin right after one, as in <c>\nghp_…</c> and <c>%3Dghp_…</c>.</summary>
internal static class Escapes
{
    /// <summary>True when a word may begin at <paramref name="at"/>: no letter or digit of the same word comes before.</summary>
    public static bool IsWordStart(ReadOnlySpan<char> text, int at) =>
        at == 0 || !Chars.IsLetterOrDigit(text[at - 1]) || EndsEscape(text, at);

    /// <summary>True when an escape sequence ends just before <paramref name="at"/>.</summary>
    public static bool EndsEscape(ReadOnlySpan<char> text, int at)
    {
        if (at >= 2 && text[at - 2] == '\\')
        {
            return text[at - 1] is 'n' or 'r' or 't' or 'b' or 'f' or 'v' or 'a' or 'e' or '0';
        }

        if (at >= 3 && text[at - 3] == '%')
        {
            return Chars.IsHex(text[at - 1]) && Chars.IsHex(text[at - 2]);
        }

        if (at >= 4 && text[at - 4] == '\\')
        {
            return text[at - 3] is 'x' && Chars.IsHex(text[at - 1]) && Chars.IsHex(text[at - 2]);
        }

        if (at >= 6 && text[at - 6] == '\\' && text[at - 5] == 'u')
        {
            return IsHexRun(text.Slice(at - 4, 4));
        }

        return text[at - 1] == 'm' && EndsColor(text, at - 1);
    }

    /// <summary>The number of backslashes that end just before <paramref name="at"/>.</summary>
    public static int BackslashesBefore(ReadOnlySpan<char> text, int at)
    {
        var count = 0;
        while (at - count > 0 && count < 64 && text[at - count - 1] == '\\')
        {
            count++;
        }

        return count;
    }

    /// <summary>Where the next line begins if there is a line break, plain or escaped, at <paramref name="at"/>; else -1.</summary>
    public static int AfterBreak(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] == '\r')
        {
            at++;
        }

        if (at < text.Length && text[at] == '\n')
        {
            return at + 1;
        }

        var after = -1;
        for (var round = 0; round < 2; round++)
        {
            var mark = at;
            while (mark < text.Length && text[mark] == '\\' && mark - at < 16)
            {
                mark++;
            }

            if (mark == at || mark >= text.Length || text[mark] is not ('n' or 'r'))
            {
                break;
            }

            at = after = mark + 1;
            if (text[mark] == 'n')
            {
                break;
            }
        }
        return after;
    }

    /// <summary>Where the last line of the text begins, after a plain or an escaped line break.</summary>
    public static int LineStart(ReadOnlySpan<char> text) =>
        Math.Max(text.LastIndexOf('\n') + 1, text.LastIndexOf("\\n") is >= 0 and var escaped ? escaped + 2 : 0);

    /// <summary>Whether the text ends in <c>user NAME</c> or <c>login NAME</c>.</summary>
    public static bool EndsWithUserName(ReadOnlySpan<char> text)
    {
        var words = text[Math.Max(0, text.Length - 40)..].TrimEnd(' ');
        var name = words.LastIndexOf(' ');
        if (name <= 0 || words[name..].ContainsAny('.', '\n', ','))
        {
            return false;
        }

        var before = words[..name];
        return before.EndsWith("user", StringComparison.OrdinalIgnoreCase) || before.EndsWith("login", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsHexRun(ReadOnlySpan<char> run)
    {
        foreach (var c in run)
        {
            if (!Chars.IsHex(c))
            {
                return false;
            }
        }

        return true;
    }

    // The end of a terminal's color sequence: ESC [ 1 ; 31 m.
    private static bool EndsColor(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i > 0 && at - i < 12 && (Chars.IsDigit(text[i - 1]) || text[i - 1] == ';'))
        {
            i--;
        }

        return i > 1
            && text[i - 1] == '['
            && (text[i - 2] is '\u001b' or 'b' or 'B' or '3' || (i > 2 && text[i - 2] is 'e' or 'E' && text[i - 3] == '\\'));
    }
}
