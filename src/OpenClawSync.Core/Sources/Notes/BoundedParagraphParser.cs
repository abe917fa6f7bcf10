using Markdig.Parsers;
using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Paragraphs and setext headings, with what the parser does for them in more than linear time paid from the note's budget:
/// it searches the parent for a block it takes away, walks all lines at each underline and for each link definition, and
/// compares a definition with all before it.
/// </summary>
internal sealed class BoundedParagraphParser : ParagraphBlockParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (IsUnderline(processor.Line.AsSpan()))
        {
            Pay(processor, (ParagraphBlock)block);
        }

        return base.TryContinue(processor, block);
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is ParagraphBlock paragraph && BeginsWithDefinition(paragraph))
        {
            Pay(processor, paragraph);
        }

        return base.Close(processor, block);
    }

    private static bool IsUnderline(ReadOnlySpan<char> line)
    {
        var marks = line.Trim();
        return !marks.IsEmpty && marks[0] is '=' or '-' && !marks.ContainsAnyExcept(marks[0]);
    }

    private static bool BeginsWithDefinition(ParagraphBlock paragraph) =>
        paragraph.Lines.Count > 0
        && paragraph.Lines.Lines[0].Slice.AsSpan() is ['[', ..] line
        && line.Contains("]:", StringComparison.Ordinal);

    private static void Pay(BlockProcessor processor, ParagraphBlock paragraph)
    {
        var budget = ParseBudget.For(processor.Document);
        budget.Spend((long)paragraph.Lines.Count + (paragraph.Parent?.Count ?? 0));
        if (BeginsWithDefinition(paragraph))
        {
            budget.SpendOnDefinitions(paragraph.Lines.Count);
        }
    }
}
