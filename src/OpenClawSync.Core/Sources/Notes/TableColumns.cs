using System.Text.RegularExpressions;

namespace OpenClawSync.Sources.Notes;

/// <summary>Finds the cells under certain headers of a Markdown table.</summary>
internal static partial class TableColumns
{
    /// <summary>Adds the cells of the columns whose header is wanted, where a line is the header of a table.</summary>
    /// <param name="text">The note.</param>
    /// <param name="start">The start of the line.</param>
    /// <param name="end">The end of the line.</param>
    /// <param name="isWanted">Whether the cells under a header are wanted.</param>
    /// <param name="ranges">The ranges that are added to.</param>
    public static void AddBelow(string text, int start, int end, Func<string, bool> isWanted, List<(int Start, int End)> ranges)
    {
        if (Delimiters().Match(text, end) is not { Success: true } delimiters)
        {
            return;
        }

        var wanted = Cells(text, start, end).Select(cell => isWanted(text[cell.Start..cell.End])).ToArray();
        var at = delimiters.Index + delimiters.Length;
        while (Row().Match(text, at) is { Success: true } row)
        {
            var rowStart = row.Groups["row"].Index;
            at = rowStart + row.Groups["row"].Length;
            ranges.AddRange(Cells(text, rowStart, at).Where((_, index) => index < wanted.Length && wanted[index]));
        }
    }

    private static IEnumerable<(int Start, int End)> Cells(string text, int start, int end)
    {
        start += text.AsSpan()[start..end].IndexOfAnyExcept(' ', '\t', '>');
        if (text[start] == '|')
        {
            start++;
        }

        while (start < end)
        {
            var length = text.AsSpan()[start..end].IndexOf('|');
            var cellEnd = length < 0 ? end : start + length;
            yield return (start, cellEnd);
            start = cellEnd + 1;
        }
    }

    [GeneratedRegex(
        "\\G(?:\\r\\n|\\r|\\n)[ \\t>]*\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-*:?[ \\t]*)*(?=[\\r\\n]|\\z)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Delimiters();

    [GeneratedRegex("\\G(?:\\r\\n|\\r|\\n)(?<row>[^\\r\\n|]*\\|[^\\r\\n]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
