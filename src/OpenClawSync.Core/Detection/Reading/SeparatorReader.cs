using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Reading;

/// <summary>Reads what separates the name of a key from its value.</summary>
internal static class SeparatorReader
{
    private const int MaxFiller = 40;

    /// <summary>Reads the separator after the name that ends at <paramref name="at"/>, and moves that to where the value begins.</summary>
    public static Separator Read(ReadOnlySpan<char> text, int nameStart, ref int at)
    {
        var nameEnd = at;
        var quoted = SkipClosers(text, ref at);
        SkipBlanks(text, ref at);
        if (!quoted && ReadAfterNumber(text, nameStart, nameEnd, ref at) is var numbered and not Separator.None)
        {
            return numbered;
        }

        SkipParenthesis(text, ref at);
        var separator = ReadSign(text, ref at, quoted);
        if (separator != Separator.None)
        {
            return separator;
        }

        if (NamedValue.TrySkip(text, ref at))
        {
            return Separator.Assign;
        }

        // What follows a flag is its value.
        if (!quoted && at < text.Length && Chars.IsLetter(text[at]) && !IsFlag(text, nameStart))
        {
            return ReadThroughWords(text, nameStart, ref at);
        }

        return Separator.None;
    }

    private static bool IsFlag(ReadOnlySpan<char> text, int nameStart) =>
        text[nameStart..].StartsWith("--") || text[..nameStart].EndsWith("--");

    // As in `password 2: …`. The verb of `pass 2: …` counts the passes of a program.
    private static Separator ReadAfterNumber(ReadOnlySpan<char> text, int nameStart, int nameEnd, ref int at)
    {
        var next = at;
        if (next < text.Length && text[next] == '#')
        {
            next++;
        }

        var first = next;
        while (next < text.Length && Chars.IsDigit(text[next]) && next - first < 3)
        {
            next++;
        }

        if (
            next == first
            || next >= text.Length
            || !Chars.IsBlank(text[at - 1])
            || Chars.IsName(text[next])
            || text[nameStart..nameEnd].Equals("pass", StringComparison.OrdinalIgnoreCase)
        )
        {
            return Separator.None;
        }

        _ = SkipClosers(text, ref next);
        SkipBlanks(text, ref next);
        var separator = ReadSign(text, ref next, quoted: false);
        if (separator == Separator.None && next < text.Length && Chars.IsLetter(text[next]))
        {
            separator = ReadThroughWords(text, nameStart, ref next);
        }

        if (separator is not (Separator.Assign or Separator.Cell or Separator.Dash or Separator.Verb))
        {
            return Separator.None;
        }

        at = next;
        return separator;
    }

    // Skips quotes (with their escapes), emphasis and brackets that close the name; true when there was a quote.
    private static bool SkipClosers(ReadOnlySpan<char> text, ref int at)
    {
        var quoted = false;
        var limit = Math.Min(text.Length, at + 12);
        while (at < limit && text[at] is '"' or '\'' or '`' or '*' or '_' or ']' or ')' or '\\' or '’' or '”' or '」' or '}')
        {
            if (text[at] == '\\' && (at + 1 >= text.Length || text[at + 1] is not ('"' or '\\' or '\'' or '*' or '_')))
            {
                return quoted;
            }

            quoted |= text[at] is '"' or '\'' or '`';
            at++;
        }
        return quoted;
    }

    private static void SkipBlanks(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && Chars.IsBlank(text[at]))
        {
            at++;
        }
    }

    // As in `Password (production): …`.
    private static void SkipParenthesis(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length || text[at] is not ('(' or '（'))
        {
            return;
        }

        var window = text[at..Math.Min(text.Length, at + MaxFiller)];
        var close = window.IndexOfAny(')', '）', '\n');
        if (close <= 0 || window[close] == '\n')
        {
            return;
        }

        var after = at + close + 1;
        while (after < text.Length && (Chars.IsBlank(text[after]) || text[after] is '*' or '_'))
        {
            after++;
        }

        if (after < text.Length && text[after] is ':' or '=' or '：' or '|')
        {
            at = after;
        }
    }

    private static Separator ReadSign(ReadOnlySpan<char> text, ref int at, bool quoted)
    {
        if (at >= text.Length)
        {
            return Separator.None;
        }

        var length = Signs.Length(text[at..]);
        if (length > 0)
        {
            var isColon = length == 1 && text[at] == ':';
            at += length;
            SkipEmphasis(text, ref at);
            if (isColon)
            {
                SkipType(text, ref at);
            }

            return Separator.Assign;
        }
        switch (text[at])
        {
            case '|' when at + 1 < text.Length && (Chars.IsBlank(text[at + 1]) || (quoted && text[at + 1] == '`')):
                at++;
                return Separator.Cell;
            case '-' when at + 2 < text.Length && text[at + 1] == ' ' && text[at + 2] is '"' or '\'' or '\\':
                at += 2;
                return Separator.Blank;
            case '-' or '–' or '—' or '―' or ';' when Signs.DashLength(text[at..]) is > 0 and var dash:
                at += dash;
                return Separator.Dash;
            case '<' when text[at..].StartsWith("</td>") || text[at..].StartsWith("</th>"):
                at += "</td>".Length;
                return Separator.Tag;
            case '>' when !IsTemplateArgument(text, at):
                at++;
                return Separator.Tag;
            case ',' when quoted && NamedValue.TrySkip(text, ref at):
                return Separator.Assign;
            case ',' when quoted:
                at++;
                return Separator.Comma;
            default:
                return Separator.None;
        }
    }

    // A tag does not begin within a word: `atomic_<plusminus_mnemonic>_fetch`.
    private static bool IsTemplateArgument(ReadOnlySpan<char> text, int close)
    {
        var before = text[Math.Max(0, close - MaxFiller)..close];
        var open = before.LastIndexOf('<');
        return open > 0
            && (Chars.IsLetterOrDigit(before[open - 1]) || before[open - 1] == '_')
            && before[(open + 1)..].IndexOfAny(" =/") < 0;
    }

    // As in `token: string = "…"`.
    private static void SkipType(ReadOnlySpan<char> text, ref int at)
    {
        var limit = Math.Min(text.Length, at + MaxFiller);
        var i = at;
        while (i < limit && Chars.IsBlank(text[i]))
        {
            i++;
        }

        while (i < limit && (Chars.IsLetterOrDigit(text[i]) || text[i] is '<' or '>' or '?' or '.' or '[' or ']' or '_'))
        {
            i++;
        }

        while (i < limit && Chars.IsBlank(text[i]))
        {
            i++;
        }

        if (i + 1 < text.Length && text[i] == '=' && Chars.IsBlank(text[i + 1]) && Chars.IsBlank(text[i - 1]))
        {
            at = i + 1;
        }
    }

    // As in `**Password:** value`.
    private static void SkipEmphasis(ReadOnlySpan<char> text, ref int at)
    {
        var after = at;
        while (after < text.Length && text[after] is '*' or '_' && after - at < 3)
        {
            after++;
        }

        if (after > at && (after >= text.Length || Chars.IsSpace(text[after]) || text[after] is '`'))
        {
            at = after;
        }
    }

    // What the tests pass, in `multi-pass encode failures with: …`.
    private static bool IsVerb(ReadOnlySpan<char> name) =>
        name.EndsWith("pass", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("_pass", StringComparison.OrdinalIgnoreCase);

    // A few words between the name and the sign: a type (`apiKey string = "v"`) or prose (`password for the db is v`).
    private static Separator ReadThroughWords(ReadOnlySpan<char> text, int nameStart, ref int at)
    {
        var limit = Math.Min(text.Length, at + MaxFiller);
        var i = at;
        var changes = false;
        var nameEnd = at;
        var isName = true;
        for (var words = 0; words < 5 && i < limit; words++)
        {
            var start = i;
            while (i < limit && (Chars.IsName(text[i]) || text[i] is '’' or '\''))
            {
                i++;
            }

            if (i == start)
            {
                break;
            }

            var word = text[start..i];
            while (i < limit && Chars.IsBlank(text[i]))
            {
                i++;
            }

            if (word[0] == '-' || (words == 0 && IsVerb(text[nameStart..nameEnd].TrimEnd(' ')) && !FillerWords.NamesOwner(word)))
            {
                return Separator.None;
            }

            changes |= ChangeWords.Contains(word);

            // `token usage: …` names no token, and a sentence that ends says no more about it.
            if (word[^1] == '.' || (isName && FillerWords.IsAboutName(word)))
            {
                return Separator.None;
            }

            isName = word.Equals("key", StringComparison.OrdinalIgnoreCase) || word.Equals("token", StringComparison.OrdinalIgnoreCase);

            if (Signs.IsVerb(word) || (word is "to" && (changes || ChangeWords.IsNearEnd(text[..nameStart]))))
            {
                at = i;
                if (at < text.Length && text[at] is ':' or '：')
                {
                    at++;
                }

                return Separator.Verb;
            }
            if (i >= limit)
            {
                break;
            }

            var length = Signs.Length(text[i..]);
            if (length == 0)
            {
                continue;
            }

            // The value of a pair whose own name comes before it: `auth required module.so user=bob`.
            if (text[i] == '=' && !Chars.IsBlank(text[i - 1]))
            {
                return Separator.None;
            }

            at = i + length;
            return Separator.Assign;
        }
        return Separator.None;
    }
}
