using System.Buffers;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Tables;

/// <summary>
/// Finds what a step of a browser fills into a field for a secret: the field and the value are arguments of calls, or two properties
/// of an object.
/// </summary>
internal static class FieldScanner
{
    private const int MaxBefore = 240;
    private const int MaxQuoted = 96;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "fill(",
            "type(",
            "keys(",
            "value(",
            "sequentially(",
            "text\":",
            "value\":",
            "input\":",
            "answer\":",
            "text\\\":",
            "value\\\":",
            "input\\\":",
            "answer\\\":",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"'`");
    private static readonly SearchValues<char> SelectorMarks = SearchValues.Create("#.[=>@/");

    // Properties that name the field; of the others, a plain word beside them may be anything.
    private static readonly string[] Labels = ["label", "element", "field", "selector", "target", "locator", "question"];
    private static readonly string[] Names = ["name", "title", "key", "id", "placeholder"];

    /// <summary>Searches the part of the text between two positions.</summary>
    public static void Run(ref Scan scan, int start, int end)
    {
        for (var at = WindowSearch.Next(scan.Text, start, end, Words); at >= 0; at = WindowSearch.Next(scan.Text, at + 1, end, Words))
        {
            scan.Steps += MaxQuoted;
            var sign = at + scan.Text[at..].IndexOfAny('(', ':');
            if (scan.Text[sign] == '(')
            {
                ReadCall(ref scan, at, sign + 1);
            }
            else
            {
                ReadProperty(ref scan, at, sign + 1);
            }
        }
    }

    // `fill('#password', 'x')`, `getByLabel('Password').fill('x')`
    private static void ReadCall(ref Scan scan, int call, int arguments)
    {
        var text = scan.Text;
        if (!TryQuoted(text, arguments, out var first, out var next))
        {
            return;
        }

        while (next < text.Length && Chars.IsBlank(text[next]))
        {
            next++;
        }

        if (next < text.Length && text[next] == ',' && TryQuoted(text, next + 1, out var second, out _))
        {
            Judge(ref scan, first, second, acceptsWords: true);
            return;
        }

        if (TryQuotedBefore(text, call, out var label))
        {
            Judge(ref scan, label, first, acceptsWords: true);
        }
    }

    // `{"label":"Password","text":"x"}`
    private static void ReadProperty(ref Scan scan, int property, int at)
    {
        var text = scan.Text;
        if (!TryQuoted(text, at, out var value, out _))
        {
            return;
        }

        var floor = Math.Max(0, property - MaxBefore);
        var open = text[floor..property].LastIndexOf('{');
        if (open < 0)
        {
            return;
        }

        scan.Steps += property - floor;
        var before = text[..property];
        for (var next = floor + open + 1; next < property && TryQuoted(before, next, out var name, out next); )
        {
            while (next < property && (Chars.IsBlank(text[next]) || text[next] == ':'))
            {
                next++;
            }

            if (!TryQuoted(before, next, out var label, out var after))
            {
                var comma = before[next..].IndexOf(',');
                next = comma < 0 ? property : next + comma + 1;
                continue;
            }

            var isLabel = IsAny(text[name.Start..name.End], Labels);
            if ((isLabel || IsAny(text[name.Start..name.End], Names)) && Judge(ref scan, label, value, acceptsWords: isLabel))
            {
                return;
            }

            next = after;
            while (next < property && (Chars.IsSpace(text[next]) || text[next] == ','))
            {
                next++;
            }
        }
    }

    private static bool Judge(ref Scan scan, TableCell label, in TableCell value, bool acceptsWords)
    {
        var text = scan.Text;
        var heading = HeadingReader.Read(text, FieldOf(text, label), scan.Rules.ExtraNames);
        if (!heading.IsSecret || heading.IsGeneric || heading.Kinds == HeadingKinds.Login)
        {
            return false;
        }

        var cell = WithoutKeys(text, value);
        var worth = CellJudge.Judge(text, cell, heading, out var secret);
        if (worth == CellWorth.Good || (worth == CellWorth.Fair && acceptsWords && heading.IsPure))
        {
            scan.Add(secret.Start, secret.End, StructureRules.Table);
            return true;
        }

        return false;
    }

    // Of a selector, the last name in it: `#login-password`, `input[name=pass]`. A question ends in a mark.
    private static TableCell FieldOf(ReadOnlySpan<char> text, in TableCell label)
    {
        var (start, end) = (label.Start, label.End);
        while (end > start && text[end - 1] is ']' or '"' or '\'' or '\\' or '?' or ')' or ':' or ' ')
        {
            end--;
        }

        var name = end;
        while (name > start && (Chars.IsToken(text[name - 1]) || text[name - 1] > 127))
        {
            name--;
        }

        return text[start..end].ContainsAny(SelectorMarks) ? new TableCell(name, end) : new TableCell(start, end);
    }

    // Keys that are pressed after the value: `x{enter}`, `x\n`.
    private static TableCell WithoutKeys(ReadOnlySpan<char> text, in TableCell value)
    {
        var end = value.End;
        if (end > value.Start && text[end - 1] == '}' && text[value.Start..end].LastIndexOf('{') is > 0 and var open)
        {
            end = value.Start + open;
        }

        while (end >= value.Start + 2 && text[end - 1] is 'n' or 't' && text[end - 2] == '\\')
        {
            end -= 2;
        }

        return TableCell.Trim(text, value.Start, end);
    }

    private static bool IsAny(ReadOnlySpan<char> name, string[] names)
    {
        foreach (var known in names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    // A text in quotes, which may be escaped, after blanks.
    private static bool TryQuoted(ReadOnlySpan<char> text, int at, out TableCell content, out int after)
    {
        (content, after) = (default, at);
        while (at < text.Length && (Chars.IsSpace(text[at]) || text[at] == '\\'))
        {
            at++;
        }

        if (at >= text.Length || !Quotes.Contains(text[at]))
        {
            return false;
        }

        var escapes = Escapes.BackslashesBefore(text, at);
        var limit = Math.Min(text.Length, at + MaxQuoted);
        for (var end = at + 1; end < limit; end++)
        {
            if (text[end] == text[at] && Escapes.BackslashesBefore(text, end) <= escapes)
            {
                content = new TableCell(at + 1, end - Math.Min(escapes, Escapes.BackslashesBefore(text, end)));
                after = end + 1;
                return content.Length > 0;
            }
        }

        return false;
    }

    // The last text in quotes before a call in the same line: `get('[name=password]').`
    private static bool TryQuotedBefore(ReadOnlySpan<char> text, int call, out TableCell content)
    {
        content = default;
        var floor = Math.Max(0, call - MaxQuoted);
        var window = text[floor..call];
        window = window[(window.LastIndexOfAny('\n', ';') + 1)..];
        floor = call - window.Length;
        var close = window.LastIndexOfAny(Quotes);
        var bracket = close < 0 ? -1 : window[close..].IndexOf(')');
        if (bracket is < 1 or > 3)
        {
            return false;
        }

        var open = window[..close].LastIndexOf(window[close]);
        if (open < 0)
        {
            return false;
        }

        content = new TableCell(floor + open + 1, floor + close);
        return content.Length > 0;
    }
}
