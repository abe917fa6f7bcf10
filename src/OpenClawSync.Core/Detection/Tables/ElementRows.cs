using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Tables;

/// <summary>Divides the rows of an HTML table into cells.</summary>
internal static class ElementRows
{
    private const int MaxBetween = 512;
    private const int MaxRow = 4096;

    /// <summary>Fills in the cells of the next row, and moves <paramref name="at"/> to its end; false at the end of the table.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, Span<TableCell> cells, out int count, out int start)
    {
        count = 0;
        start = -1;
        var window = text[at..Math.Min(text.Length, at + MaxBetween)];
        var open = window.IndexOf("<tr", StringComparison.OrdinalIgnoreCase);
        if (open < 0 || window[..open].IndexOf("table", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            return false;
        }

        start = at + open;
        var limit = Math.Min(text.Length, start + MaxRow);
        at = start + "<tr".Length;
        var cellStart = -1;
        while (at < limit)
        {
            var tag = text[at..limit].IndexOf('<');
            if (tag < 0)
            {
                break;
            }

            at += tag;
            var kind = TagAt(text[at..limit], out var closes);
            if (kind != Tag.Other && cellStart >= 0)
            {
                if (count < cells.Length)
                {
                    cells[count++] = WithoutTags(text, cellStart, at);
                }

                cellStart = -1;
            }

            if (kind == Tag.Row)
            {
                at += closes ? 1 : 0;
                return true;
            }

            var end = text[at..limit].IndexOf('>');
            if (end < 0)
            {
                break;
            }

            at += end + 1;
            cellStart = kind == Tag.Cell && !closes ? at : cellStart;
        }

        at = limit;
        return count > 0;
    }

    /// <summary>The content of an element without the tags at its ends: <c>&lt;b&gt;…&lt;/b&gt;</c>.</summary>
    public static TableCell WithoutTags(ReadOnlySpan<char> text, int start, int end)
    {
        while (true)
        {
            var cell = TableCell.Trim(text, start, end);
            (start, end) = (cell.Start, cell.End);
            if (end - start > 3 && text[start] == '<' && text[start..end].IndexOf('>') is > 0 and var close && close < end - start - 1)
            {
                start += close + 1;
            }
            else if (end - start > 3 && text[end - 1] == '>' && text[start..end].LastIndexOf('<') is > 0 and var open)
            {
                end = start + open;
            }
            else
            {
                return cell;
            }
        }
    }

    private static Tag TagAt(ReadOnlySpan<char> tag, out bool closes)
    {
        var at = 1;
        while (at < tag.Length && at < 3 && tag[at] is '\\' or '/')
        {
            at++;
        }

        closes = at > 1;
        if (at + 2 > tag.Length || Chars.ToLower(tag[at]) != 't')
        {
            return Tag.Other;
        }

        return Chars.ToLower(tag[at + 1]) switch
        {
            'd' or 'h' when at + 2 < tag.Length && !Chars.IsLetter(tag[at + 2]) => Tag.Cell,
            'r' => Tag.Row,
            'a' => Tag.Row,
            _ => Tag.Other,
        };
    }

    private enum Tag : byte
    {
        Other,
        Cell,
        Row,
    }
}
