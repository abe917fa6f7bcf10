using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Reading;

/// <summary>Decides where a value without quotes ends.</summary>
internal static class BareEnd
{
    private const int MaxLine = 512;

    private const int MaxTag = 64;

    private const int MaxBefore = 64;

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
                ' ' or '\t' or '\n' or '\r' or '\0' => true,
                '"' or '\'' or '`' => at == start || Closes(text, at) || IsOpen(text, start, c),
                '\\' => EndsAtEscape(text, at),
                '&' or ';' or ',' => StartsNextPair(text, at + 1),
                '<' => at > start && OpensTag(text, at),
                '|' => at + 1 >= text.Length || Chars.IsSpace(text[at + 1]),
                '#' => IsCommentMark(text, at) && text[start..at].IndexOf('?') < 0,
                ']' => at + 1 < text.Length && text[at + 1] == '(',
                '[' => text[at..].StartsWith(Placeholder.Text),
                _ => false,
            };
        }
        return c >= 0x2000 ? !ContinuesNative(text, start, c) : c == '\u00a0' || char.IsWhiteSpace(c);
    }

    // Currency signs are part of passwords. Characters of scripts without spaces are, if the value begins with one: `富士山2024`.
    private static bool ContinuesNative(ReadOnlySpan<char> text, int start, char c) =>
        c is >= '\u20a0' and < '\u20d0' || (char.IsLetter(c) && text[start] >= 0x2000 && char.IsLetter(text[start]));

    private static bool OpensTag(ReadOnlySpan<char> text, int at)
    {
        var rest = text[(at + 1)..Math.Min(text.Length, at + MaxTag)];
        var name = rest.StartsWith("/") ? rest[1..] : rest;
        var length = 0;
        while (length < name.Length && Chars.IsLetterOrDigit(name[length]))
        {
            length++;
        }

        return length > 0 && length < name.Length && (name[length] is '>' || (name[length] is ' ' or '/' && name[length..].Contains('>')));
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
                last is '.' or ',' or ';' or ':' or '\\' or '>'
                || (last == '*' && IsEmphasized(text, start, end))
                || (last == ')' && (text[start..end].IndexOf('(') < 0 || IsInParentheses(text, start)))
                || (last == ']' && text[start..end].IndexOf('[') < 0)
                || (last == '}' && text[start..end].IndexOf('{') < 0)
                || (last is '!' or '?' && end - start > 1 && text[end - 2] == '.');
            if (!closes)
            {
                break;
            }

            end--;
        }
        return end;
    }

    // A password may end in `*`. Emphasis was opened before it, or has several of them.
    private static bool IsEmphasized(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start > 1 && text[end - 2] == '*')
        {
            return true;
        }

        var before = text[Math.Max(0, start - MaxBefore)..start];
        return before[(before.LastIndexOf('\n') + 1)..].Contains('*');
    }

    // As in `admin (password: x(y)`: the last parenthesis closes the one before the value.
    private static bool IsInParentheses(ReadOnlySpan<char> text, int start)
    {
        var open = 0;
        for (var i = start - 1; i >= 0 && start - i < MaxBefore && text[i] != '\n'; i--)
        {
            if (text[i] == ')')
            {
                open--;
            }
            else if (text[i] == '(' && ++open > 0)
            {
                return true;
            }
        }

        return false;
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
