using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>Renders blocks as plain text: marks and comments dropped, code and table cells kept as text.</summary>
internal sealed class PlainTextRenderer(NoteText note)
{
    private readonly PlainTextBuilder _builder = new(note);

    public PlainText Render(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Add(block);
        }

        return _builder.Build();
    }

    /// <summary>A heading's or paragraph's own text.</summary>
    public PlainText Render(LeafBlock leaf)
    {
        AddLeaf(leaf);
        return _builder.Build();
    }

    /// <summary>The note as it stands, for when it cannot be parsed.</summary>
    public PlainText RenderUnparsed()
    {
        _builder.AddSource(0, note.Markdown.Length);
        return _builder.Build();
    }

    // The parser bounds how deep blocks nest, so recursion is safe here.
    private void Add(Block block)
    {
        _builder.Space();
        switch (block)
        {
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition or YamlFrontMatterBlock:
                break;
            case HtmlBlock html:
                HtmlText.Add(_builder, note, html);
                break;
            case CodeBlock or HeadingBlock:
                var start = _builder.Length;
                AddLeaf((LeafBlock)block);
                _builder.CloseOpaque(start);
                break;
            case LeafBlock leaf:
                AddLeaf(leaf);
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    Add(child);
                }

                break;
        }

        _builder.Space();
    }

    private void AddLeaf(LeafBlock leaf)
    {
        if (leaf.Inline is { } inlines)
        {
            InlineText.Add(_builder, inlines);
            return;
        }

        foreach (var line in SourceLine.Split(note, leaf))
        {
            line.AddTo(_builder, ..);
        }
    }
}
