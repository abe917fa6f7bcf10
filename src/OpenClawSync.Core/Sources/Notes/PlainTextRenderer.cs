using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>Renders blocks as plain text: marks and comments dropped, code and table cells kept as text.</summary>
internal static class PlainTextRenderer
{
    public static PlainText Render(NoteText note, IEnumerable<Block> blocks)
    {
        var builder = new PlainTextBuilder(note);
        foreach (var block in blocks) Add(builder, note, block);
        return builder.Build();
    }

    /// <summary>A heading's or paragraph's own text.</summary>
    public static PlainText Render(NoteText note, LeafBlock leaf)
    {
        var builder = new PlainTextBuilder(note);
        AddLeaf(builder, note, leaf);
        return builder.Build();
    }

    /// <summary>The note as it stands, for when it cannot be parsed.</summary>
    public static PlainText RenderUnparsed(NoteText note)
    {
        var builder = new PlainTextBuilder(note);
        builder.AddSource(0, note.Markdown.Length);
        return builder.Build();
    }

    // The parser bounds how deep blocks nest, so recursion is safe here.
    private static void Add(PlainTextBuilder builder, NoteText note, Block block)
    {
        builder.Space();
        switch (block)
        {
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition or YamlFrontMatterBlock:
                break;
            case HtmlBlock html:
                HtmlText.Add(builder, note, html);
                break;
            case CodeBlock or HeadingBlock:
                var start = builder.Length;
                AddLeaf(builder, note, (LeafBlock)block);
                builder.CloseOpaque(start);
                break;
            case LeafBlock leaf:
                AddLeaf(builder, note, leaf);
                break;
            case ContainerBlock container:
                foreach (var child in container) Add(builder, note, child);
                break;
        }

        builder.Space();
    }

    private static void AddLeaf(PlainTextBuilder builder, NoteText note, LeafBlock leaf)
    {
        if (leaf.Inline is { } inlines)
        {
            InlineText.Add(builder, inlines);
            return;
        }

        foreach (var line in SourceLine.Of(note, leaf)) line.AddTo(builder, ..);
    }
}
