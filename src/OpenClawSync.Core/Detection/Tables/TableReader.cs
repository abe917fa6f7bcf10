using System.Buffers;
using OpenClawSync.Detection.Language;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Sentences;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Tables;

/// <summary>Reads the cells under headings, and beside labels, that name a secret.</summary>
internal static class TableReader
{
    private const int MaxLabelRows = 100;
    private const int MaxTokens = 16;
    private const int MaxLabel = 48;
    private const int MinCountLength = 6;

    /// <summary>Reads the columns under the headings; returns where the table ends.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="headings">What the headings say, by column.</param>
    /// <param name="rows">The rows below them.</param>
    /// <param name="isNamed">Whether the text before the table says what its codes open.</param>
    public static int ReadColumns(ref Scan scan, scoped ReadOnlySpan<TableHeading> headings, RowSource rows, bool isNamed)
    {
        Span<TableCell> cells = stackalloc TableCell[RowReader.MaxCells];
        Span<CellWorth> best = stackalloc CellWorth[RowReader.MaxCells];
        best.Clear();
        var again = rows;
        var start = rows.Next;
        while (rows.TryRead(cells, out var count))
        {
            for (var i = 0; i < Math.Min(count, headings.Length); i++)
            {
                if (headings[i].IsSecret)
                {
                    var worth = CellJudge.Judge(scan.Text, cells[i], headings[i], out _);
                    best[i] = worth > best[i] ? worth : best[i];
                }
                else if (!isNamed && i == 0)
                {
                    isNamed = HasRole(scan.Text, cells[i], WordRole.Lock);
                }
            }
        }

        scan.Steps += 2L * (rows.Next - start);
        while (again.TryRead(cells, out var count))
        {
            for (var i = 0; i < Math.Min(count, headings.Length); i++)
            {
                var heading = headings[i];
                if (
                    heading.IsSecret
                    && CellJudge.Judge(scan.Text, cells[i], heading, out var secret) is var worth
                    && IsEnough(worth, best[i], heading, isNamed)
                )
                {
                    scan.Add(secret.Start, secret.End, StructureRules.Table);
                }
            }
        }

        return rows.Next;
    }

    /// <summary>Reads the rows whose first cell names a secret; returns where the table ends.</summary>
    public static int ReadLabels(ref Scan scan, RowSource rows)
    {
        Span<TableCell> cells = stackalloc TableCell[RowReader.MaxCells];
        var again = rows;
        var start = rows.Next;
        var isLogin = false;
        for (var i = 0; rows.TryRead(cells, out var count); i++)
        {
            isLogin |= i < MaxLabelRows && count == 2 && HasRole(scan.Text, cells[0], WordRole.Account);
        }

        scan.Steps += 2L * (rows.Next - start);
        for (var i = 0; i < MaxLabelRows && again.TryRead(cells, out var count); i++)
        {
            ReadLabel(ref scan, cells[..count], isLogin);
        }

        return rows.Next;
    }

    /// <summary>Reads a row whose first cell may name a secret; true when it does and the row has one.</summary>
    public static bool ReadLabel(ref Scan scan, scoped ReadOnlySpan<TableCell> cells, bool isLogin)
    {
        if (cells.Length < 2)
        {
            return false;
        }

        var heading = HeadingReader.Read(scan.Text, cells[0], scan.Rules.ExtraNames);
        if (!heading.IsSecret || heading.IsGeneric)
        {
            return false;
        }

        var found = false;
        foreach (var cell in cells[1..])
        {
            if (
                CellJudge.Judge(scan.Text, cell, heading, out var secret) is var worth
                && IsBeside(scan.Text[secret.Start..secret.End], worth, heading, cells.Length, isLogin)
            )
            {
                scan.Add(secret.Start, secret.End, StructureRules.Table);
                found = true;
            }
        }

        return found;
    }

    /// <summary>Whether the first of the cells names a secret that one of the others is.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text, ReadOnlySpan<TableCell> cells, in TableHeading heading)
    {
        if (!heading.IsSecret || heading.IsGeneric)
        {
            return false;
        }

        foreach (var cell in cells[1..])
        {
            if (
                CellJudge.Judge(text, cell, heading, out var secret) is var worth
                && IsBeside(text[secret.Start..secret.End], worth, heading, cells.Length, isLogin: false)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a word of the cell has a role.</summary>
    public static bool HasRole(ReadOnlySpan<char> text, in TableCell cell, WordRole role)
    {
        if (cell.Length is < 2 or > MaxLabel)
        {
            return false;
        }

        var tokens = ArrayPool<SentenceToken>.Shared.Rent(MaxTokens);
        try
        {
            var count = new SentenceReader(text, tokens.AsSpan(0, MaxTokens)).Read(cell.Start, cell.End);
            foreach (var token in tokens.AsSpan(0, count))
            {
                if (token.Is(role))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<SentenceToken>.Shared.Return(tokens, clearArray: true);
        }
    }

    private static bool IsEnough(CellWorth worth, CellWorth best, in TableHeading heading, bool isNamed) =>
        (isNamed || !heading.IsGeneric || heading.Has(HeadingKinds.Key))
        && worth switch
        {
            CellWorth.Good => true,
            CellWorth.Fair => heading.IsPure || best == CellWorth.Good,
            CellWorth.Weak => best == CellWorth.Good,
            _ => false,
        };

    // Beside a label a table often says something else: a type, a count, a rule. Such a cell is no single odd word.
    private static bool IsBeside(ReadOnlySpan<char> value, CellWorth worth, in TableHeading heading, int cells, bool isLogin)
    {
        if (worth == CellWorth.Fair)
        {
            return isLogin && heading.IsPure;
        }

        return worth == CellWorth.Good
            && (cells == 2 || !value.Contains(' '))
            && (
                heading.Has(HeadingKinds.Code | HeadingKinds.Pin)
                || isLogin
                || value.Length >= MinCountLength
                || value.ContainsAnyExcept(CharSets.Digits)
            );
    }
}
