using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Reading;

/// <summary>Reads the value that follows a key: quoted (at any depth of escaping) or up to where it must end.</summary>
internal static class ValueReader
{
    private const int MaxQuoted = 4096;
    private const int MaxBare = 1024;

    /// <summary>The value at or after <paramref name="at"/>, or false when there is none on the line.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, Separator joint, out ValueSpan value)
    {
        if (TryReadQuotedAfter(text, ref at, joint, out value))
        {
            return true;
        }

        return at < text.Length && TryReadBare(text, at, out value);
    }

    /// <summary>As above in the text of the scan, which remembers the run: values that begin within it do not read it again.</summary>
    public static bool TryRead(ref Scan scan, int at, Separator joint, out ValueSpan value)
    {
        var text = scan.Text;
        var from = at;
        if (TryReadQuotedAfter(text, ref at, joint, out value))
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
        end = BareEnd.Trim(text, at, end);
        value = new ValueSpan(at, end, false);
        return end > at;
    }

    private static bool TryReadQuotedAfter(ReadOnlySpan<char> text, ref int at, Separator joint, out ValueSpan value)
    {
        value = default;
        SkipToValue(text, ref at, joint);
        if (at >= text.Length)
        {
            return false;
        }

        SkipLiteralPrefix(text, ref at);
        return TryReadQuoted(text, at, out value);
    }

    private static int BareRunEnd(ref Scan scan, int at)
    {
        var text = scan.Text;
        var limit = Math.Min(text.Length, at + MaxBare);
        var isInside = at >= scan.BareFrom && at < scan.BareTo;
        var end = isInside ? Math.Min(limit, scan.BareTo) : at;
        var first = end;
        var clear = -1;
        while (end < limit && !BareEnd.IsEnd(text, at, end))
        {
            if (clear < 0 && BareEnd.IsCommentMark(text, end))
            {
                clear = end;
            }

            end++;
        }
        scan.Steps += end - first + 1;
        if (!isInside)
        {
            scan.BareFrom = at;
        }

        if (!isInside || end > scan.BareTo)
        {
            scan.BareTo = clear < 0 ? end : clear;
        }

        return end;
    }

    /// <summary>A quote opens at <paramref name="at"/>, perhaps escaped; reads to the one that closes it.</summary>
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

        var close = Closing(text[open]);
        if (close == '\0')
        {
            return false;
        }

        var start = open + 1;
        if (start >= text.Length || Chars.IsBlank(text[start]))
        {
            return false;
        }

        var end = Math.Min(text.Length, start + MaxQuoted);
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\n')
            {
                break;
            }

            if (text[i] != close)
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
        // A quote that never closes (cut text): take the line.
        return TryReadBare(text, start, out value);
    }

    private static bool TryReadBare(ReadOnlySpan<char> text, int at, out ValueSpan value)
    {
        var limit = Math.Min(text.Length, at + MaxBare);
        var end = at;
        while (end < limit && !BareEnd.IsEnd(text, at, end))
        {
            end++;
        }

        end = BareEnd.Trim(text, at, end);
        value = new ValueSpan(at, end, false);
        return end > at;
    }

    private static void SkipToValue(ReadOnlySpan<char> text, ref int at, Separator joint)
    {
        var start = at;
        while (at < text.Length && Chars.IsBlank(text[at]))
        {
            at++;
        }

        if (joint is Separator.Tag or Separator.Assign && at < text.Length)
        {
            SkipLineBreak(text, ref at, joint);
        }

        if (joint == Separator.Assign)
        {
            while (at < text.Length && at - start < 8 && (text[at] is '(' or '[' or '=' || Chars.IsBlank(text[at])))
            {
                at++;
            }
        }

        if (joint == Separator.Tag)
        {
            SkipCells(text, ref at);
        }

        if (joint == Separator.Verb && at < text.Length && text[at] is '*' or '_')
        {
            while (at < text.Length && text[at] is '*' or '_')
            {
                at++;
            }
        }
    }

    // <td>password</td><td>value</td>
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

    // A value on its own, indented line: an XML element, a YAML block, a wrapped assignment.
    private static void SkipLineBreak(ReadOnlySpan<char> text, ref int at, Separator joint)
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

        if (i == indent && joint != Separator.Tag)
        {
            return;
        }

        if (joint == Separator.Tag || block || IsAlone(text, i))
        {
            at = i;
        }
    }

    // One word and nothing else on the line, and not a key of its own.
    private static bool IsAlone(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + MaxBare)];
        var end = rest.IndexOfAny('\n', '\r');
        var line = end < 0 ? rest : rest[..end];
        return line.Length >= 12 && line.IndexOfAny(" :{[") < 0 && line[0] is not ('-' or '#' or '<');
    }

    // b'…', r"…", @"…", $'…', L"…", and triple quotes.
    private static void SkipLiteralPrefix(ReadOnlySpan<char> text, ref int at)
    {
        if (at + 2 < text.Length && text[at] is 'b' or 'r' or 'u' or 'f' or '@' or 'L' or '$' or 'N' && text[at + 1] is '"' or '\'')
        {
            at++;
        }

        if (at + 3 < text.Length && text[at] is '"' or '\'' or '`' && text[at + 1] == text[at] && text[at + 2] == text[at])
        {
            at += 2;
        }
    }

    public static bool IsQuote(char c) => Closing(c) != '\0';

    private static char Closing(char open) =>
        open switch
        {
            '"' or '\'' or '`' => open,
            '“' => '”',
            '‘' => '’',
            '「' => '」',
            '『' => '』',
            '«' => '»',
            _ => '\0',
        };
}
