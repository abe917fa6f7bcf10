using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>Parses notes as CommonMark with tables, task lists, strikethrough and bare URLs.</summary>
internal static class NoteParser
{
    // Far beyond any note. A syntax tree needs about twenty times the memory of its text.
    private const int MaxLength = 1 << 23;

    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    /// <summary>The syntax tree; null for a note that cannot be parsed within the limits.</summary>
    public static MarkdownDocument? TryParse(NoteText note)
    {
        if (note.Markdown.Length > MaxLength)
        {
            return null;
        }

        try
        {
            return MarkdownParser.Parse(note.Parsed, Pipeline);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser fails on some nonsensical texts. Such a note is kept as one entry instead of being lost.
            return null;
        }
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UseYamlFrontMatter()
            .UsePipeTables()
            .UseTaskLists()
            .UseAutoLinks()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);

        builder.BlockParsers.Replace<QuoteBlockParser>(new BoundedQuoteParser());
        builder.BlockParsers.Replace<ListBlockParser>(new BoundedListParser());
        builder.BlockParsers.Replace<ParagraphBlockParser>(new BoundedParagraphParser());
        builder.BlockParsers.Find<ParagraphBlockParser>()!.Closed += ParseBudget.BoundInlines;
        builder.BlockParsers.Replace<HeadingBlockParser>(new TracedHeadingParser());
        builder.BlockParsers.Find<HeadingBlockParser>()!.Closed += ParseBudget.BoundInlines;
        return builder.Build();
    }
}
