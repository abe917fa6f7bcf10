using System.Buffers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Limits the work that the parser may do for one note. It is counted in steps instead of time, so that the result is the same on every
/// machine. Notes that people write stay far below the limits.
/// </summary>
internal sealed class ParseBudget
{
    private const long StepsForNote = 1L << 30;
    private const long StepsForLeaf = 1L << 27;

    // Each opening delimiter can add a level to the tree, and the parser rejects a note with more than ten thousand levels.
    private const int MaxNestingInLeaf = 8192;

    private static readonly SearchValues<char> NestingMarks = SearchValues.Create("[*_~");
    private static readonly SearchValues<char> OtherMarks = SearchValues.Create("]<`:");

    private long _left = StepsForNote;
    private long _definitions;

    public static ParseBudget For(MarkdownDocument document)
    {
        if (document.GetData(typeof(ParseBudget)) is ParseBudget known)
        {
            return known;
        }

        var budget = new ParseBudget();
        document.SetData(typeof(ParseBudget), budget);
        return budget;
    }

    /// <summary>Spends steps, or ends the parsing when too few are left.</summary>
    public void Spend(long steps)
    {
        if (!TrySpend(steps))
        {
            throw new InvalidOperationException("The note takes too much work to parse.");
        }
    }

    /// <summary>Spends the steps for link definitions, each of which is compared with all earlier ones.</summary>
    public void SpendOnDefinitions(long lines)
    {
        _definitions += lines;
        Spend(lines * _definitions);
    }

    /// <summary>Keeps a paragraph or heading as plain lines when matching its delimiters would cost too much.</summary>
    public static void BoundInlines(BlockProcessor processor, Block block)
    {
        if (block is not LeafBlock { ProcessInlines: true } leaf)
        {
            return;
        }

        long length = 0,
            marks = 0,
            nesting = 0,
            linesBeforePipe = -1;
        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            var line = leaf.Lines.Lines[i].Slice.AsSpan();
            length += line.Length;
            nesting += line.CountAny(NestingMarks);
            marks += line.CountAny(OtherMarks) + line.Count("ww");
            if (linesBeforePipe < 0 && line.Contains('|'))
            {
                linesBeforePipe = i;
            }
        }

        // A table below other text of its paragraph is inserted into the parent later, which moves all blocks after it.
        var moves = linesBeforePipe > 0 ? processor.Line.Text.Length / 8 : 0;
        var steps = (length * (marks + nesting)) + moves;
        leaf.ProcessInlines = nesting <= MaxNestingInLeaf && steps <= StepsForLeaf && For(processor.Document).TrySpend(steps);
    }

    private bool TrySpend(long steps)
    {
        if (steps > _left)
        {
            return false;
        }

        _left -= steps;
        return true;
    }
}
