using OpenClawSync.Detection.Reading;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Obfuscation;

/// <summary>Reads line breaks inside a token, plain or escaped as in JSON.</summary>
internal static class LineContinuation
{
    private const int MaxIndent = 40;

    private const int MaxPieceLength = 512;

    /// <summary>Where the text continues after a break at <paramref name="at"/> and indentation; -1 when there is no break.</summary>
    public static int Skip(ReadOnlySpan<char> text, int at)
    {
        // Not a break but a mark that Markdown escapes: `ghp\_…`.
        if (at + 1 < text.Length && text[at] == '\\' && text[at + 1] == '_')
        {
            return at + 1;
        }

        var i = at;
        while (i < text.Length && text[i] == '\\' && i - at < 16)
        {
            i++;
        }

        if (i > at && i < text.Length && text[i] == 'r' && i + 1 < text.Length && text[i + 1] == '\\')
        {
            i++;
            while (i < text.Length && text[i] == '\\')
            {
                i++;
            }
        }
        if (i < text.Length && text[i] == '\r')
        {
            i++;
        }

        if (i >= text.Length || !(text[i] == '\n' || (text[i] == 'n' && i > at)))
        {
            return -1;
        }

        i++;
        var limit = Math.Min(text.Length, i + MaxIndent);
        while (i < limit && (Chars.IsBlank(text[i]) || text[i] is '>' or '|'))
        {
            i++;
        }

        return i;
    }

    /// <summary>Copies the token that begins at <paramref name="start"/> without its breaks; the map has each character's origin.</summary>
    public static int Join(ReadOnlySpan<char> text, int start, Span<char> joined, Span<int> map)
    {
        var count = 0;
        var at = start;
        while (at < text.Length && count < joined.Length)
        {
            var c = text[at];
            if (Chars.IsJoined(c))
            {
                map[count] = at++;
                joined[count++] = c;
                continue;
            }

            // Another text begins after the dashes that end the first line of a PEM block.
            if (!(c is '\\' or '\n' or '\r') || text[..at].EndsWith("-----"))
            {
                break;
            }

            var next = Skip(text, at);
            var isEscape = c == '\\' && next == at + 1;
            if (next < 0 || !(isEscape || IsTokenLine(text, next)))
            {
                break;
            }

            at = next;
        }
        return count;
    }

    // Whether the next line is a piece of a token and nothing else.
    private static bool IsTokenLine(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && Chars.IsJoined(text[end]))
        {
            end++;
        }

        if (end - at < 4 || text[at] is '-' or '+' or '=' or ':' or '|')
        {
            return false;
        }

        var ends = end >= text.Length || text[end] is '\n' or '\r' or '\\' or '"' or '\'' or '`' or ',' or ';' or ')';
        return ends
            && text[at..end].IndexOf("://") < 0
            && TextShape.Measure(text[at..end]).Letters > 0
            && !WeakWords.IsMadeOfWeakWords(text[at..end]);
    }

    /// <summary>Where a value ends that continues on the next line after a backslash, or because its quote is still open.</summary>
    public static int EndOfValue(ReadOnlySpan<char> text, ValueSpan value)
    {
        var at = value.End;
        var start = value.Start;
        if (value.Quoted || at >= text.Length || start == 0)
        {
            return at;
        }

        var quote = text[start - 1] is '"' or '\'' ? text[start - 1] : '\0';
        if (text[at] != '\\' && (quote == '\0' || !Chars.IsLineEnd(text[at])))
        {
            return value.End;
        }

        var next = Skip(text, at);
        if (next < 0)
        {
            return value.End;
        }

        var end = next;
        while (end < text.Length && end - next < MaxPieceLength && Chars.IsJoined(text[end]))
        {
            end++;
        }

        if (end - next < 4)
        {
            return value.End;
        }

        // An escaped break often ends the line: only the closing quote, or a plain backslash, shows that the value continues.
        var closes = end < text.Length && quote != '\0' && text[end] == quote;
        var isContinued =
            text[at] == '\\' && at + 1 < text.Length && Chars.IsLineEnd(text[at + 1]) && TextShape.Measure(text[next..end]).Digits > 0;
        return closes || isContinued ? end : value.End;
    }
}
