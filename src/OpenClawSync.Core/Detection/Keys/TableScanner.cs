using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Keys;

/// <summary>Finds the cells of a column whose heading names a secret, in Markdown tables.</summary>
internal static class TableScanner
{
    private const int MaxHeading = 512;
    private const int MaxTable = 1 << 13;

    /// <summary>Reads the column under the name if the name is a heading of a table; true when it is.</summary>
    public static bool Read(ref Scan scan, int nameStart, int nameEnd, KeyStrength strength)
    {
        var text = scan.Text;
        if (!EndsCell(text, nameEnd))
        {
            return false;
        }

        var lineStart = LineStart(text, nameStart);
        if (lineStart < 0 || (nameStart < scan.Tables.ReadTo && lineStart != scan.Tables.HeaderStart))
        {
            return false;
        }

        var rule = LineEnd(text, nameEnd, MaxHeading, out var ruleStart);
        if (rule < 0)
        {
            return false;
        }

        scan.Steps += nameEnd - lineStart;
        var rowsStart = LineEnd(text, ruleStart, MaxHeading, out var firstRow) < 0 ? -1 : firstRow;
        if (rowsStart < 0 || !IsRule(text[ruleStart..rowsStart]))
        {
            return false;
        }

        scan.Tables.HeaderStart = lineStart;
        ReadRows(ref scan, rowsStart, Column(text[lineStart..nameStart]), text[nameStart..nameEnd], strength);
        return true;
    }

    private static void ReadRows(ref Scan scan, int at, int column, ReadOnlySpan<char> name, KeyStrength strength)
    {
        var text = scan.Text;
        var limit = Math.Min(text.Length, at + MaxTable);
        while (at < limit)
        {
            var end = LineEnd(text, at, MaxTable, out var next);
            if (end < 0)
            {
                (end, next) = (Math.Min(text.Length, at + MaxTable), text.Length);
            }

            if (text[at..end].IndexOf('|') < 0)
            {
                break;
            }

            scan.Steps += end - at;
            ReadCell(ref scan, at, end, column, name, strength);
            at = next;
        }
        scan.Tables.ReadTo = Math.Max(scan.Tables.ReadTo, at);
    }

    private static void ReadCell(ref Scan scan, int at, int end, int column, ReadOnlySpan<char> name, KeyStrength strength)
    {
        var text = scan.Text;
        for (; column > 0 && at < end; at++)
        {
            if (text[at] == '|')
            {
                column--;
            }
        }

        if (column > 0)
        {
            return;
        }

        var close = text[at..end].IndexOf('|');
        if (close >= 0)
        {
            end = at + close;
        }

        while (at < end && IsTrim(text[at]))
        {
            at++;
        }

        while (end > at && IsTrim(text[end - 1]))
        {
            end--;
        }

        if (ValueGate.Accepts(text[at..end], strength, name))
        {
            scan.Add(at, end, strength == KeyStrength.Password ? KeyRules.Password : KeyRules.Token);
        }
    }

    private static bool IsTrim(char c) => Chars.IsSpace(c) || c is '`' or '*' or '"' or '\'' or '\\';

    private static int Column(ReadOnlySpan<char> before) => before.Count('|');

    // Whether the cell ends after the name: only emphasis and blanks come before the border or the end of the line.
    private static bool EndsCell(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (Chars.IsBlank(text[at]) || text[at] is '*' or '`' or '_'))
        {
            at++;
        }

        return at < text.Length && (text[at] is '|' or '\n' or '\r' or '\\');
    }

    private static int LineStart(ReadOnlySpan<char> text, int at)
    {
        var floor = Math.Max(0, at - MaxHeading);
        var window = text[floor..at];
        var line = window.LastIndexOf('\n') + 1;
        var escaped = window.LastIndexOf("\\n");
        if (escaped >= 0)
        {
            line = Math.Max(line, escaped + 2);
        }

        return line == 0 && floor > 0 ? -1 : floor + line;
    }

    // The end of the line at `at`, or -1 when it is not within reach, and where the next line begins. Line breaks may be escaped.
    private static int LineEnd(ReadOnlySpan<char> text, int at, int maxLength, out int next)
    {
        next = -1;
        var window = text[at..Math.Min(text.Length, at + maxLength)];
        var plain = window.IndexOf('\n');
        var escaped = (plain < 0 ? window : window[..plain]).IndexOf("\\n");
        if (plain < 0 && escaped < 0)
        {
            return -1;
        }

        var end = at + (escaped >= 0 ? escaped : plain);
        next = end + (escaped >= 0 ? 2 : 1);
        while (end > at && text[end - 1] is '\\' or '\r')
        {
            end--;
        }

        return end;
    }

    // The line under the headings: `|---|:-:|`.
    private static bool IsRule(ReadOnlySpan<char> line)
    {
        var dashes = 0;
        var borders = 0;
        foreach (var c in line)
        {
            if (c == '-')
            {
                dashes++;
            }
            else if (c == '|')
            {
                borders++;
            }
            else if (!(Chars.IsSpace(c) || c is ':' or '>' or '\\' or 'n' or 'r'))
            {
                return false;
            }
        }
        return dashes > 0 && borders > 0;
    }
}
