using Markdig.Parsers;
using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Parses paragraphs and setext headings, and charges the work that is more than linear to the budget of the note: the base parser searches
/// the parent for a block that it removes, walks all lines at each underline and for each link definition, and compares a definition with
/// all earlier ones.
/// </summary>
internal sealed class BoundedParagraphParser : ParagraphBlockParser
{
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (IsUnderline(processor.Line.AsSpan()))
        {
            Charge(processor, (ParagraphBlock)block);
        }

        return base.TryContinue(processor, block);
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is ParagraphBlock paragraph && BeginsWithDefinition(paragraph))
        {
            Charge(processor, paragraph);
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

    private static void Charge(BlockProcessor processor, ParagraphBlock paragraph)
    {
        var budget = ParseBudget.For(processor.Document);
        budget.Spend((long)paragraph.Lines.Count + (paragraph.Parent?.Count ?? 0));
        if (BeginsWithDefinition(paragraph))
        {
            budget.SpendOnDefinitions(paragraph.Lines.Count);
        }
    }
}
