using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Finds where entries begin among the top-level blocks of a note. An entry contains every line up to the first line of the next one, so
/// that no line is lost or duplicated, no matter how the parser interprets it.
/// </summary>
internal sealed class NoteOutline(NoteText note, bool isDaily)
{
    private const int MaxSectionLevel = 3;

    private readonly PlainTextRenderer _renderer = new(note);
    private readonly List<(int Level, RenderedText Text)> _openHeadings = [];
    private readonly List<EntryDraft> _drafts = [new(1, 1)];
    private IReadOnlyList<NoteTag> _noteTags = [];

    private EntryDraft Current => _drafts[^1];

    public IReadOnlyList<NoteEntry> Split(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            Add(block);
        }

        var entries = new List<NoteEntry>();
        for (var i = 0; i < _drafts.Count; i++)
        {
            // The first draft is the text before the first heading.
            var next = i + 1 < _drafts.Count ? _drafts[i + 1] : null;
            if (_drafts[i].Finish(note, _renderer, next, isFirstHeading: i == 1, _noteTags) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private void Add(Block block)
    {
        // Text before the first heading is one entry. Only sections are split by time markers.
        var splits = isDaily && Current.HeadingPath.Count > 0;
        switch (block)
        {
            case YamlFrontMatterBlock frontMatter:
                SkipFrontMatter(frontMatter);
                break;
            case HeadingBlock { Level: <= MaxSectionLevel } heading:
                Open(heading);
                break;
            case ListBlock list when splits:
                foreach (var item in list)
                {
                    AddMarked(item, (item as ListItemBlock)?.FirstOrDefault() as ParagraphBlock);
                }

                break;
            case ParagraphBlock paragraph when splits:
                AddMarked(paragraph, paragraph);
                break;
            default:
                Current.Blocks.Add(block);
                break;
        }
    }

    private void SkipFrontMatter(YamlFrontMatterBlock frontMatter)
    {
        var lastLine = note.LineOf(frontMatter.Span.End);
        _noteTags = FrontMatterTags.Read(note, 2, lastLine - 1);
        _drafts[0] = new EntryDraft(lastLine + 1, lastLine + 1);
    }

    private void Open(HeadingBlock heading)
    {
        var text = _renderer.Render(heading);

        // For a setext heading the parser returns the line of its underline.
        _drafts.Add(
            new EntryDraft(FirstLineOf(heading), heading.Line + 2)
            {
                HeadingPath = EnterHeading(heading.Level, text.Rendered),
                Time = EntryTime.FindIn(text),
            }
        );
    }

    // Closes the headings of the same and of deeper levels, opens this one and returns the path to it.
    private RenderedText[] EnterHeading(int level, RenderedText text)
    {
        _openHeadings.RemoveAll(heading => heading.Level >= level);
        _openHeadings.Add((level, text));
        return _openHeadings.Select(heading => heading.Text).ToArray();
    }

    private void AddMarked(Block block, ParagraphBlock? opening)
    {
        if (opening is not null && TimeMarker.MayOpen(opening) && TimeMarker.Read(_renderer.Render(opening)) is { } time)
        {
            var line = block is ListItemBlock ? block.Line + 1 : FirstLineOf(opening);
            _drafts.Add(
                new EntryDraft(line, line)
                {
                    HeadingPath = Current.HeadingPath,
                    Time = time,
                    IsMarked = true,
                }
            );
        }

        Current.Blocks.Add(block);
    }

    // The parser includes link definitions above a paragraph in its span, but they do not belong to the entry that the paragraph opens.
    private int FirstLineOf(LeafBlock leaf)
    {
        var first = leaf.Inline?.FirstChild?.Span.Start ?? SourceLine.Split(note, leaf).FirstOrDefault().Start;
        return note.LineOf(Math.Max(first, leaf.Span.Start));
    }
}
