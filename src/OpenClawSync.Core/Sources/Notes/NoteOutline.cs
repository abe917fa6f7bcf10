using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>
/// Finds where entries begin among a note's top-level blocks. An entry holds every line up to the next one's first, so that
/// no line is lost or taken twice, whatever the parser makes of it.
/// </summary>
internal sealed class NoteOutline(NoteText note, bool isDaily)
{
    private const int DeepestSection = 3;

    private readonly PlainTextRenderer _renderer = new(note);
    private readonly HeadingTrail _trail = new();
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
            var lastLine = i + 1 < _drafts.Count ? _drafts[i + 1].FirstLine - 1 : note.LineCount;
            if (_drafts[i].Finish(note, _renderer, lastLine, _noteTags) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private void Add(Block block)
    {
        // Text before the first heading is one entry; only sections are split by markers.
        var splits = isDaily && Current.HeadingPath.Count > 0;
        switch (block)
        {
            case YamlFrontMatterBlock frontMatter:
                SkipFrontMatter(frontMatter);
                break;
            case HeadingBlock { Level: <= DeepestSection } heading:
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

        // The parser counts a setext heading to the line of its underline.
        _drafts.Add(
            new EntryDraft(FirstLineOf(heading), heading.Line + 2)
            {
                HeadingPath = _trail.Enter(heading.Level, text.Rendered),
                Time = EntryTime.FindIn(text),
            }
        );
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

    // Link definitions above a paragraph's text are counted to it by the parser; they are none of the entry it opens.
    private int FirstLineOf(LeafBlock leaf)
    {
        var first = leaf.Inline?.FirstChild?.Span.Start ?? SourceLine.Split(note, leaf).FirstOrDefault().Start;
        return note.LineOf(Math.Max(first, leaf.Span.Start));
    }
}
