namespace OpenClawSync.Redaction.Detection;

/// <summary>Reads a line break inside a token, as it is or as JSON escapes it.</summary>
internal static class Wraps
{
    private const int MaxIndent = 40;

    /// <summary>Where the text goes on after a break at <paramref name="at"/>, past indent and quote marks; -1 when there is no break.</summary>
    public static int Skip(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && text[i] == '\\' && i - at < 16) i++;
        if (i > at && i < text.Length && text[i] == 'r' && i + 1 < text.Length && text[i + 1] == '\\')
        {
            i++;
            while (i < text.Length && text[i] == '\\') i++;
        }
        if (i < text.Length && text[i] == '\r') i++;
        if (i >= text.Length || !(text[i] == '\n' || (text[i] == 'n' && i > at))) return -1;
        i++;
        var limit = Math.Min(text.Length, i + MaxIndent);
        while (i < limit && (Chars.IsBlank(text[i]) || text[i] is '>' or '|')) i++;
        return i;
    }

    /// <summary>Copies the token from <paramref name="start"/> on without its breaks, and where each character came from.</summary>
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
            if (!(c is '\\' or '\n' or '\r')) break;
            var next = Skip(text, at);
            if (next < 0 || !IsTokenLine(text, next)) break;
            at = next;
        }
        return count;
    }

    // The line that goes on holds a piece of a token and then ends, or at least does not open like a sentence.
    private static bool IsTokenLine(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && Chars.IsJoined(text[end])) end++;
        if (end - at < 4 || text[at] is '-' or '+' or '=' or ':' or '|') return false;
        var ends = end >= text.Length || text[end] is '\n' or '\r' or '\\' or '"' or '\'' or '`' or ',' or ';' or ')';
        return ends && TextShape.Of(text[at..end]).Letters > 0 && !WeakWords.Are(text[at..end]);
    }
}
