using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>Renders blocks as plain text, without markup and comments, but with the text of code and table cells.</summary>
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

    /// <summary>Renders the text of a heading or paragraph.</summary>
    public PlainText Render(LeafBlock leaf)
    {
        AddLeaf(leaf);
        return _builder.Build();
    }

    /// <summary>Renders the text of a note that cannot be parsed as it is.</summary>
    public PlainText RenderUnparsed()
    {
        _builder.AddSource(0, note.Markdown.Length);
        return _builder.Build();
    }

    // The parser limits the nesting of blocks, so recursion is safe here.
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
