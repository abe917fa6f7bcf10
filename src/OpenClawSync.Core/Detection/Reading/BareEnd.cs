using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Reading;

/// <summary>Decides where a value without quotes ends.</summary>
internal static class BareEnd
{
    private const int MaxLine = 512;

    /// <summary>Whether the value that begins at <paramref name="start"/> ends before the character at <paramref name="at"/>.</summary>
    public static bool IsEnd(ReadOnlySpan<char> text, int start, int at)
    {
        var c = text[at];
        if (c < 128)
        {
            if (Chars.IsLetterOrDigit(c))
            {
                return false;
            }

            return c switch
            {
                ' ' or '\t' or '\n' or '\r' or '`' or '\0' => true,
                '"' or '\'' => at == start || Closes(text, at) || IsOpen(text, start, c),
                '\\' => EndsAtEscape(text, at),
                '&' or ';' or ',' => StartsNextPair(text, at + 1),
                '<' => at > start && at + 1 < text.Length && (text[at + 1] == '/' || Chars.IsLetter(text[at + 1])),
                '|' => at + 1 >= text.Length || Chars.IsSpace(text[at + 1]),
                '#' => IsCommentMark(text, at) && text[start..at].IndexOf('?') < 0,
                ']' => at + 1 < text.Length && text[at + 1] == '(',
                '[' => text[at..].StartsWith(Placeholder.Text),
                _ => false,
            };
        }
        return c >= 0x2000 || c == '\u00a0' || char.IsWhiteSpace(c);
    }

    /// <summary>A <c>#</c> that may begin a comment; whether it ends the value depends on what the value has before it.</summary>
    public static bool IsCommentMark(ReadOnlySpan<char> text, int at) =>
        text[at] == '#' && at + 1 < text.Length && Chars.IsSpace(text[at + 1]);

    /// <summary>The end of the value without the punctuation that closes the sentence or bracket around it.</summary>
    public static int Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start)
        {
            var last = text[end - 1];
            var closes =
                last is '.' or ',' or ';' or ':' or '*' or '\\' or '>'
                || (last == ')' && text[start..end].IndexOf('(') < 0)
                || (last == ']' && text[start..end].IndexOf('[') < 0)
                || (last == '}' && text[start..end].IndexOf('{') < 0)
                || (last is '!' or '?' && end - start > 1 && text[end - 2] is '.' or '!' or '?');
            if (!closes)
            {
                break;
            }

            end--;
        }
        return end;
    }

    // A quote inside a password is part of it. Nothing, or closing punctuation, follows a quote that closes.
    private static bool Closes(ReadOnlySpan<char> text, int at) =>
        at + 1 >= text.Length
        || Chars.IsSpace(text[at + 1])
        || text[at + 1] is ',' or ';' or ')' or ']' or '}' or '>' or '\\' or >= '\u2000';

    // Whether the quote was opened before the value on the same line: `"token=x"+y`. An apostrophe after a letter opens nothing.
    private static bool IsOpen(ReadOnlySpan<char> text, int start, char quote)
    {
        var floor = Math.Max(0, start - MaxLine);
        for (var end = start; end > floor; )
        {
            var last = text[floor..end].LastIndexOfAny(quote, '\n');
            if (last < 0 || text[floor + last] == '\n')
            {
                return false;
            }

            end = floor + last;
            if (end == 0 || !Chars.IsLetterOrDigit(text[end - 1]))
            {
                return true;
            }
        }
        return false;
    }

    // `\n`, `\t` and `\"` end a value inside a JSON string; a backslash before anything else is part of the value.
    private static bool EndsAtEscape(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == '\\')
        {
            at++;
        }

        return at >= text.Length || text[at] is 'n' or 'r' or 't' or '"' or '\'' or '`' or ' ' or '\n' or '\r';
    }

    // As in `a=1&b=2`, `Password=x;User=y` and `{password: x, host: y}`.
    private static bool StartsNextPair(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && Chars.IsBlank(text[at]))
        {
            at++;
        }

        if (
            at >= text.Length
            || Chars.IsLineEnd(text[at])
            || text[at] is '"' or '\'' or '\\' or '`' or ')' or '}' or ']'
            || text[at] >= 0x2000
        )
        {
            return true;
        }

        var start = at;
        var limit = Math.Min(text.Length, at + 40);
        while (at < limit && (Chars.IsName(text[at]) || (text[at] == ' ' && at > start)))
        {
            at++;
        }

        return at > start && at < text.Length && text[at] is '=' or ':';
    }
}
