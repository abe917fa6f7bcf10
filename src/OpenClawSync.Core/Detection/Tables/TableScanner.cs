using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Tables;

/// <summary>
/// Finds secrets in tables by the heading of their column, or the label of their row, in any language: tables of Markdown and HTML,
/// text with tabs, semicolons or commas, aligned columns.
/// </summary>
internal static class TableScanner
{
    private const int MaxHeading = 48;
    private const int MaxHeadingWords = 4;
    private const int MaxRowsAbove = 100;

    private static readonly SearchValues<char> Bars = SearchValues.Create("|│｜");

    /// <summary>Reads the tables with bars that begin in a part of the text.</summary>
    public static void RunBars(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        for (var at = Math.Max(start, scan.Tables.BarsReadTo); at < end; )
        {
            var bar = text[at..end].IndexOfAny(Bars);
            if (bar < 0)
            {
                return;
            }

            at = ReadBars(ref scan, at + bar);
            scan.Tables.BarsReadTo = at;
        }
    }

    /// <summary>Reads the HTML tables and lists of definitions that begin in a part of the text.</summary>
    public static void RunElements(ref Scan scan, int start, int end)
    {
        for (var at = Math.Max(start, scan.Tables.ElementsReadTo); at < end; )
        {
            var tag = scan.Text[at..end].IndexOf('<');
            if (tag < 0)
            {
                return;
            }

            at += tag;
            var rest = scan.Text[at..];
            at =
                rest.StartsWith("<tr", StringComparison.OrdinalIgnoreCase) ? ReadElements(ref scan, at)
                : rest.StartsWith("<dt", StringComparison.OrdinalIgnoreCase) ? ReadDefinition(ref scan, at)
                : at + 1;
            scan.Tables.ElementsReadTo = at;
        }
    }

    /// <summary>Reads the line around a noun for a secret, and the rows below it if it is the header of a table without bars.</summary>
    public static void ReadLine(ref Scan scan, int noun)
    {
        if (noun < scan.Tables.LinesReadTo)
        {
            return;
        }

        scan.Tables.LinesReadTo = noun + 1;
        if (!TextLine.TryAround(scan.Text, noun, out var line))
        {
            return;
        }

        scan.Tables.LinesReadTo = Math.Max(line.End, noun + 1);
        scan.Steps += line.End - line.Start;
        if (scan.Text[line.Start..line.End].ContainsAny(Bars))
        {
            return;
        }

        foreach (var form in (ReadOnlySpan<TableForm>)[TableForm.Tabs, TableForm.Semicolons, TableForm.Commas, TableForm.Blanks])
        {
            if (Contains(scan.Text, line, form) && ReadForm(ref scan, line, form))
            {
                return;
            }
        }

        ReadAbove(ref scan, line);
    }

    private static bool Contains(ReadOnlySpan<char> text, in TextLine line, TableForm form)
    {
        var content = text[line.Start..line.End];
        return form switch
        {
            TableForm.Tabs => content.Contains('\t') || (line.IsEscaped && content.IndexOf("\\t") >= 0),
            TableForm.Semicolons => content.IndexOfAny(';', '；', '؛') >= 0,
            TableForm.Commas => content.IndexOfAny(',', '，', '،') >= 0,
            _ => content.Trim().IndexOf("  ") >= 0,
        };
    }

    // Returns where the search continues.
    private static int ReadBars(ref Scan scan, int bar)
    {
        var text = scan.Text;
        if (!TextLine.TryAround(text, bar, out var line))
        {
            var rest = text[bar..];
            var plain = rest.IndexOf('\n');
            var escaped = (plain < 0 ? rest : rest[..plain]).IndexOf("\\n");
            return escaped >= 0 ? bar + escaped + 2
                : plain >= 0 ? bar + plain + 1
                : text.Length;
        }

        scan.Steps += line.End - line.Start;
        var next = Math.Max(bar + 1, line.End);
        if (
            !TextLine.TryRead(text, line.Next, line.IsEscaped, out var below)
            || !(text[below.Start..below.End].ContainsAny(Bars) || RowReader.IsRule(text[below.Start..below.End]))
        )
        {
            return next;
        }

        Span<TableCell> cells = stackalloc TableCell[RowReader.MaxCells];
        var count = RowReader.Split(text, line, TableForm.Bars, cells);
        return Math.Max(next, ReadTable(ref scan, line, TableForm.Bars, cells[..count]));
    }

    // Returns where the table ends.
    private static int ReadTable(ref Scan scan, in TextLine line, TableForm form, scoped ReadOnlySpan<TableCell> cells)
    {
        var text = scan.Text;
        Span<TableHeading> headings = stackalloc TableHeading[RowReader.MaxCells];
        var rows = new RowSource(text, form, cells.Length, line.Next, line.IsEscaped);
        var (any, specific) = (false, false);
        for (var i = 0; i < cells.Length; i++)
        {
            headings[i] = HeadingReader.Read(text, cells[i], scan.Rules.ExtraNames);
            any |= headings[i].IsSecret;
            specific |= headings[i].IsSecret && !headings[i].IsGeneric;
        }

        if (cells.Length > 1 && TableReader.IsLabel(text, cells, headings[0]))
        {
            return TableReader.ReadLabels(ref scan, new RowSource(text, form, cells.Length, line.Start, line.IsEscaped));
        }

        if (any && form == TableForm.Bars)
        {
            scan.Tables.AddHeader(line.Start, line.End);
        }

        if (!specific)
        {
            _ = TableReader.ReadLabels(ref scan, rows);
        }

        return any ? TableReader.ReadColumns(ref scan, headings[..cells.Length], rows, IsNamed(text, line)) : rows.End();
    }

    // Whether the line before the table names a secret: `2FA backup codes`, `Alarm`.
    private static bool IsNamed(ReadOnlySpan<char> text, in TextLine line)
    {
        var before = line;
        for (var i = 0; i < 2; i++)
        {
            if (!TextLine.TryBefore(text, before.Start, out before))
            {
                return false;
            }

            if (!before.IsBlank(text))
            {
                break;
            }
        }

        var start = before.Start;
        while (start < before.End && text[start] is '#' or ' ' or '*' or '-' or '>')
        {
            start++;
        }

        var title = TableCell.Trim(text, start, before.End);
        return TableReader.HasRole(text, title, WordRole.Lock)
            || (
                HeadingReader.Read(text, title, null) is { IsSecret: true, IsGeneric: false } heading && heading.Kinds != HeadingKinds.Login
            );
    }

    private static bool ReadForm(ref Scan scan, in TextLine line, TableForm form)
    {
        var text = scan.Text;
        Span<TableCell> cells = stackalloc TableCell[RowReader.MaxCells];
        var count = RowReader.Split(text, line, form, cells);
        if (count < 2)
        {
            return false;
        }

        if (form is TableForm.Tabs or TableForm.Blanks && count == 2 && TableReader.ReadLabel(ref scan, cells[..count], isLogin: false))
        {
            return true;
        }

        if (!IsHeader(text, line, form, cells[..count]))
        {
            return false;
        }

        Span<TableHeading> headings = stackalloc TableHeading[RowReader.MaxCells];
        var any = false;
        for (var i = 0; i < count; i++)
        {
            headings[i] = HeadingReader.Read(text, cells[i], scan.Rules.ExtraNames);
            any |= headings[i].IsSecret && headings[i].Kinds != HeadingKinds.Login;
        }

        if (!any)
        {
            return false;
        }

        var rows = new RowSource(text, form, count, line.Next, line.IsEscaped);
        var end = TableReader.ReadColumns(ref scan, headings[..count], rows, IsNamed(text, line));
        scan.Tables.LinesReadTo = Math.Max(scan.Tables.LinesReadTo, end);
        return true;
    }

    // A header has short cells and no line of the same form before it, but one after it.
    private static bool IsHeader(ReadOnlySpan<char> text, in TextLine line, TableForm form, scoped ReadOnlySpan<TableCell> cells)
    {
        foreach (var cell in cells)
        {
            var heading = text[cell.Start..cell.End];
            if (
                heading.Length > MaxHeading
                || (heading.Length > 0 && Chars.IsDigit(heading[0]))
                || heading.Count(' ') >= MaxHeadingWords
                || (heading.Length > 0 && heading[^1] is '.' or '!')
            )
            {
                return false;
            }
        }

        Span<TableCell> others = stackalloc TableCell[RowReader.MaxCells];
        if (
            TextLine.TryBefore(text, line.Start, out var before)
            && !before.IsBlank(text)
            && RowReader.Split(text, before, form, others) == cells.Length
        )
        {
            return false;
        }

        var rows = new RowSource(text, form, cells.Length, line.Next, line.IsEscaped);
        return rows.TryRead(others, out var count) && (count == cells.Length || form is TableForm.Semicolons or TableForm.Tabs);
    }

    // The headings may stand below the rows: `(columns: user, password, role)`.
    private static void ReadAbove(ref Scan scan, in TextLine line)
    {
        var text = scan.Text;
        var content = text[line.Start..line.End].Trim();
        var colon = content.IndexOfAny(':', '：');
        if (content.Length < 8 || content[0] is not ('(' or '[' or '（') || colon < 0 || content.IndexOf(',') < colon)
        {
            return;
        }

        var start = line.Start + text[line.Start..line.End].IndexOfAny(':', '：') + 1;
        var end = line.End;
        while (end > start && text[end - 1] is ')' or ']' or '）' or ' ' or '.')
        {
            end--;
        }

        Span<TableCell> cells = stackalloc TableCell[RowReader.MaxCells];
        Span<TableCell> others = stackalloc TableCell[RowReader.MaxCells];
        var count = RowReader.Split(text, new TextLine(start, end, line.Next, line.IsEscaped), TableForm.Commas, cells);
        var first = line;
        for (var i = 0; i < MaxRowsAbove && TextLine.TryBefore(text, first.Start, out var before); i++)
        {
            if (before.IsBlank(text) || RowReader.Split(text, before, TableForm.Commas, others) != count)
            {
                break;
            }

            scan.Steps += before.End - before.Start;
            first = before;
        }

        if (first == line || count < 2)
        {
            return;
        }

        Span<TableHeading> headings = stackalloc TableHeading[RowReader.MaxCells];
        for (var i = 0; i < count; i++)
        {
            headings[i] = HeadingReader.Read(text, cells[i], scan.Rules.ExtraNames);
        }

        _ = TableReader.ReadColumns(
            ref scan,
            headings[..count],
            new RowSource(text, TableForm.Commas, count, first.Start, line.IsEscaped),
            isNamed: false
        );
    }

    private static int ReadElements(ref Scan scan, int at)
    {
        Span<TableCell> cells = stackalloc TableCell[RowReader.MaxCells];
        var next = at;
        if (!ElementRows.TryRead(scan.Text, ref next, cells, out var count, out _) || count == 0)
        {
            return Math.Max(next, at + 1);
        }

        scan.Steps += next - at;
        var end = ReadTable(ref scan, new TextLine(at, next, next, false), TableForm.Elements, cells[..count]);
        return Math.Max(next, end);
    }

    // <dt>Password</dt><dd>…</dd>
    private static int ReadDefinition(ref Scan scan, int at)
    {
        const int MaxDefinition = 512;
        var text = scan.Text;
        var window = text[at..Math.Min(text.Length, at + MaxDefinition)];
        var open = window.IndexOf('>');
        var close = open < 0 ? -1 : window[open..].IndexOf("<", StringComparison.Ordinal);
        var value = window.IndexOf("<dd", StringComparison.OrdinalIgnoreCase);
        if (open < 0 || close < 0 || value < open + close || window[value..].IndexOf('>') is not (> 0 and var valueOpen))
        {
            return at + 1;
        }

        var start = value + valueOpen + 1;
        var length = window[start..].IndexOf("dd>", StringComparison.OrdinalIgnoreCase);
        if (length < 0)
        {
            return at + 1;
        }

        scan.Steps += start + length;
        var stop = start + window.Slice(start, length).LastIndexOf('<');
        if (stop > start)
        {
            _ = TableReader.ReadLabel(
                ref scan,
                [ElementRows.WithoutTags(text, at + open + 1, at + open + close), ElementRows.WithoutTags(text, at + start, at + stop)],
                isLogin: false
            );
        }

        return at + start;
    }
}
