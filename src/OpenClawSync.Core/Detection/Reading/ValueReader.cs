using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Reading;

/// <summary>Reads the value that follows a key: quoted, at any depth of escaping, or without quotes.</summary>
internal static class ValueReader
{
    private const int MaxQuotedLength = 4096;
    private const int MaxBareLength = 1024;

    /// <summary>Reads the value at or after <paramref name="at"/>; false when there is none on the line.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, Separator separator, out ValueSpan value)
    {
        if (TryReadQuotedAfter(text, ref at, separator, out value))
        {
            return true;
        }

        return at < text.Length && TryReadBare(text, at, out value);
    }

    /// <summary>As above in the text of a scan. A value that begins within the last one without quotes does not read that again.</summary>
    public static bool TryRead(ref Scan scan, int at, Separator separator, out ValueSpan value)
    {
        var text = scan.Text;
        var from = at;
        if (TryReadQuotedAfter(text, ref at, separator, out value))
        {
            scan.Steps += value.End - from;
            return true;
        }
        scan.Steps += at - from;
        if (at >= text.Length)
        {
            return false;
        }

        var end = BareRunEnd(ref scan, at);
        end = Emphasis.Trim(text, at, BareEnd.Trim(text, at, end));
        value = new ValueSpan(at, end, false);
        return end > at;
    }

    private static bool TryReadQuotedAfter(ReadOnlySpan<char> text, ref int at, Separator separator, out ValueSpan value)
    {
        value = default;
        SkipToValue(text, ref at, separator);
        if (at >= text.Length)
        {
            return false;
        }

        Emphasis.Skip(text, ref at);
        SkipLiteralPrefix(text, ref at);
        return at < text.Length && TryReadQuoted(text, at, out value);
    }

    private static int BareRunEnd(ref Scan scan, int at)
    {
        var text = scan.Text;
        var limit = Math.Min(text.Length, at + MaxBareLength);
        var isInside = scan.BareValues.Contains(at);
        var end = isInside ? Math.Min(limit, scan.BareValues.End) : at;
        var first = end;
        var firstComment = -1;
        while (end < limit && !BareEnd.IsEnd(text, at, end))
        {
            if (firstComment < 0 && BareEnd.IsCommentMark(text, end))
            {
                firstComment = end;
            }

            end++;
        }
        scan.Steps += end - first + 1;
        if (!isInside)
        {
            scan.BareValues.Start = at;
        }

        if (!isInside || end > scan.BareValues.End)
        {
            scan.BareValues.End = firstComment < 0 ? end : firstComment;
        }

        return end;
    }

    /// <summary>Reads to the closing quote if a quote, perhaps an escaped one, opens at <paramref name="at"/>.</summary>
    public static bool TryReadQuoted(ReadOnlySpan<char> text, int at, out ValueSpan value)
    {
        value = default;
        var escapes = 0;
        while (at + escapes < text.Length && text[at + escapes] == '\\' && escapes < 32)
        {
            escapes++;
        }

        var open = at + escapes;
        if (open >= text.Length)
        {
            return false;
        }

        var close = Quotes.ClosedBy(text[open]);
        if (close.IsEmpty)
        {
            return false;
        }

        var start = open + 1;
        if (start >= text.Length || Chars.IsBlank(text[start]))
        {
            return false;
        }

        var end = Math.Min(text.Length, start + MaxQuotedLength);
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\n')
            {
                break;
            }

            if (!close.Contains(text[i]))
            {
                continue;
            }

            var before = Escapes.BackslashesBefore(text[..i], i);
            before = Math.Min(before, i - start);
            if (before > escapes && !(escapes == 0 && before % 2 == 0))
            {
                continue;
            }

            value = new ValueSpan(start, i - Math.Min(before, escapes), true);
            return value.End > start;
        }

        // The quote never closes because the text was cut: read as far as a value without quotes reaches.
        return TryReadBare(text, start, out value);
    }

    private static bool TryReadBare(ReadOnlySpan<char> text, int at, out ValueSpan value)
    {
        var limit = Math.Min(text.Length, at + MaxBareLength);
        var end = at;
        while (end < limit && !BareEnd.IsEnd(text, at, end))
        {
            end++;
        }

        end = Emphasis.Trim(text, at, BareEnd.Trim(text, at, end));
        value = new ValueSpan(at, end, false);
        return end > at;
    }

    private static void SkipToValue(ReadOnlySpan<char> text, ref int at, Separator separator)
    {
        var start = at;
        while (at < text.Length && Chars.IsBlank(text[at]))
        {
            at++;
        }

        if (separator is Separator.Tag or Separator.Assign && at < text.Length)
        {
            SkipLineBreak(text, ref at, separator);
        }

        if (separator == Separator.Assign)
        {
            while (at < text.Length && at - start < 8 && (text[at] is '(' or '[' or '=' || Chars.IsBlank(text[at])))
            {
                at++;
            }
        }

        if (separator == Separator.Tag)
        {
            SkipCells(text, ref at);
        }
    }

    // As in `<td>password</td><td>value</td>`.
    private static void SkipCells(ReadOnlySpan<char> text, ref int at)
    {
        foreach (var tag in (ReadOnlySpan<string>)["</td>", "</th>", "<td>", "<code>"])
        {
            if (text[at..].StartsWith(tag))
            {
                at += tag.Length;
            }
        }
    }

    // A value on an indented line of its own: in an XML element, a YAML block or a wrapped assignment.
    private static void SkipLineBreak(ReadOnlySpan<char> text, ref int at, Separator separator)
    {
        var i = at;
        while (i < text.Length && text[i] is '|' or '>' or '-' or '+' && i - at < 3)
        {
            i++;
        }

        if (i > at && Escapes.AfterBreak(text, i) < 0)
        {
            return;
        }

        var block = i > at;
        var next = Escapes.AfterBreak(text, i);
        if (next < 0)
        {
            return;
        }

        i = next;
        var indent = i;
        while (i < text.Length && Chars.IsBlank(text[i]))
        {
            i++;
        }

        if (i == indent && separator != Separator.Tag)
        {
            return;
        }

        if (separator == Separator.Tag || block || IsAlone(text, i))
        {
            at = i;
        }
    }

    // Whether the line has one word only, and that is not another key.
    private static bool IsAlone(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + MaxBareLength)];
        var end = rest.IndexOfAny('\n', '\r');
        var line = end < 0 ? rest : rest[..end];
        return line.Length >= 12 && line.IndexOfAny(" :{[") < 0 && line[0] is not ('-' or '#' or '<') && !IsAssignment(line);
    }

    // The next variable of a list whose first is left empty. Base64 ends in `=` too.
    private static bool IsAssignment(ReadOnlySpan<char> line)
    {
        var sign = line.IndexOf('=');
        return sign > 0 && !line[sign..].TrimEnd(' ').IsEmpty && line[sign..].ContainsAnyExcept('=', ' ');
    }

    // As in `b'…'`, `r"…"`, `@"…"`, `$'…'`, `L"…"`, and triple quotes.
    private static void SkipLiteralPrefix(ReadOnlySpan<char> text, ref int at)
    {
        if (at + 2 < text.Length && text[at] is 'b' or 'r' or 'u' or 'f' or '@' or 'L' or '$' or 'N' && text[at + 1] is '"' or '\'')
        {
            at++;
        }

        if (at + 3 < text.Length && text[at] is '"' or '\'' && text[at + 1] == text[at] && text[at + 2] == text[at])
        {
            at += 2;
        }
    }

    public static bool IsQuote(char c) => !Quotes.ClosedBy(c).IsEmpty;
}
