using System.Buffers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Bounds the work the parser may do for one note, counted in steps and not in time, so that the outcome is the same on
/// every machine. What people write stays far below the bounds.
/// </summary>
internal sealed class ParseBudget
{
    private const long StepsForNote = 1L << 30;
    private const long StepsForLeaf = 1L << 27;

    // Each open mark can nest one deeper in the tree, and the parser refuses a note past ten thousand.
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

    /// <summary>Takes the cost, or ends the parse.</summary>
    public void Spend(long steps)
    {
        if (!TrySpend(steps))
        {
            throw new InvalidOperationException("The note takes too much work to parse.");
        }
    }

    /// <summary>Takes what link definitions cost: each is compared with all before it.</summary>
    public void SpendOnDefinitions(long lines)
    {
        _definitions += lines;
        Spend(lines * _definitions);
    }

    /// <summary>Leaves a paragraph or heading as plain lines when its marks would cost too much to match up.</summary>
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

        // A table below other text of its paragraph is put into the parent later, which moves all blocks behind it.
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
