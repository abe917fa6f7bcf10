using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Tables;

/// <summary>Divides a line into cells.</summary>
internal static class RowReader
{
    /// <summary>Further cells of a row are left out.</summary>
    public const int MaxCells = 24;

    private const int MaxPrefix = 12;

    /// <summary>Fills in the cells of a line; returns how many there are.</summary>
    public static int Split(ReadOnlySpan<char> text, in TextLine line, TableForm form, Span<TableCell> cells)
    {
        var at = SkipBullet(text, line.Start, line.End);
        var end = line.End;
        if (form == TableForm.Bars)
        {
            at += at < end && IsBar(text[at]) ? 1 : 0;
            while (end > at && Chars.IsBlank(text[end - 1]))
            {
                end--;
            }

            end -= end > at && IsBar(text[end - 1]) && !IsEscapedBar(text, end - 1) ? 1 : 0;
        }

        var count = 0;
        while (count < cells.Length)
        {
            var stop = CellEnd(text, at, end, form, line.IsEscaped, out var after);
            cells[count++] = TrimCell(text, at, stop, form);
            if (stop >= end)
            {
                break;
            }

            at = after;
        }

        return count;
    }

    /// <summary>Whether the line only separates the headings from the rows: <c>|---|:-:|</c>, <c>---+---</c>, <c>---  ---</c>.</summary>
    public static bool IsRule(ReadOnlySpan<char> line)
    {
        var dashes = 0;
        foreach (var c in line)
        {
            if (c is '-' or '=' or '─' or '━' or '═')
            {
                dashes++;
            }
            else if (!(Chars.IsSpace(c) || c is '|' or '+' or ':' or '>' or '┼' or '╪' or '│' or '｜' or '\\'))
            {
                return false;
            }
        }

        return dashes > 0;
    }

    public static bool IsBar(char c) => c is '|' or '│' or '｜';

    private static int CellEnd(ReadOnlySpan<char> text, int at, int end, TableForm form, bool isEscaped, out int after)
    {
        var start = at;
        if (form is TableForm.Commas or TableForm.Semicolons or TableForm.Tabs)
        {
            at = SkipQuoted(text, at, end, isEscaped);
        }

        for (; at < end; at++)
        {
            var length = SeparatorLength(text, at, end, form, isEscaped);
            if (length > 0 && (form != TableForm.Blanks || at > start))
            {
                after = at + length;
                return at;
            }
        }

        after = end;
        return end;
    }

    private static int SeparatorLength(ReadOnlySpan<char> text, int at, int end, TableForm form, bool isEscaped)
    {
        var c = text[at];
        switch (form)
        {
            case TableForm.Bars:
                return IsBar(c) && !IsEscapedBar(text, at) ? 1 : 0;
            case TableForm.Semicolons:
                return c is ';' or '；' or '؛' ? 1 : 0;
            case TableForm.Commas:
                return c is ',' or '，' or '،' ? 1 : 0;
            case TableForm.Tabs:
                return c == '\t' ? 1
                    : isEscaped && c == '\\' && at + 1 < end && text[at + 1] == 't' ? 2
                    : 0;
            default:
                var blanks = 0;
                while (at + blanks < end && Chars.IsBlank(text[at + blanks]))
                {
                    blanks++;
                }

                return blanks > 1 && at + blanks < end ? blanks : 0;
        }
    }

    private static bool IsEscapedBar(ReadOnlySpan<char> text, int at) => Escapes.BackslashesBefore(text, at) > 0;

    // After the quote that closes a cell; a quote in it is doubled.
    private static int SkipQuoted(ReadOnlySpan<char> text, int at, int end, bool isEscaped)
    {
        var first = at;
        while (first < end && text[first] == ' ')
        {
            first++;
        }

        var quote = isEscaped ? "\\\"" : "\"";
        if (!text[first..end].StartsWith(quote))
        {
            return at;
        }

        for (var next = first + quote.Length; next < end; )
        {
            var length = text[next..end].IndexOf(quote);
            if (length < 0)
            {
                return at;
            }

            next += length + quote.Length;
            if (!text[next..end].StartsWith(quote))
            {
                return next;
            }

            next += quote.Length;
        }

        return at;
    }

    // The marks of a quotation, and of an item of a list, or the number of the row.
    private static int SkipBullet(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && (Chars.IsBlank(text[at]) || text[at] is '>'))
        {
            at++;
        }

        if (at + 1 < end && text[at] is '-' or '*' or '•' or '+' && text[at + 1] == ' ')
        {
            at += 2;
        }

        return SkipRowNumber(text, at, end);
    }

    // `row 1: `, `1. `, `#3: `
    private static int SkipRowNumber(ReadOnlySpan<char> text, int at, int end)
    {
        var window = text[at..Math.Min(end, at + MaxPrefix)];
        var mark = window.IndexOfAny(':', '.');
        return
            mark > 0
            && mark + 1 < window.Length
            && window[mark + 1] == ' '
            && Chars.IsDigit(window[mark - 1])
            && IsRowNumber(window[..mark])
            ? at + mark + 2
            : at;
    }

    private static bool IsRowNumber(ReadOnlySpan<char> label)
    {
        var number = label.TrimEnd("0123456789");
        return label.Length - number.Length <= 4 && (number is "" or "#" || (number[^1] == ' ' && !number[..^1].Contains(' ')));
    }

    private static TableCell TrimCell(ReadOnlySpan<char> text, int start, int end, TableForm form)
    {
        var cell = TableCell.Trim(text, start, end);
        return form == TableForm.Commas && AddressLength(text[cell.Start..cell.End]) is > 0 and var length
            ? TableCell.Trim(text, cell.Start + length, cell.End)
            : cell;
    }

    // `B2: `, as cells of a spreadsheet are listed.
    private static int AddressLength(ReadOnlySpan<char> cell)
    {
        var mark = cell.IndexOfAny(':', '=');
        if (mark is < 2 or > 6 || !Chars.IsUpper(cell[0]) || !Chars.IsDigit(cell[mark - 1]))
        {
            return 0;
        }

        foreach (var c in cell[..mark])
        {
            if (!Chars.IsUpper(c) && !Chars.IsDigit(c))
            {
                return 0;
            }
        }

        return mark + 1;
    }
}
