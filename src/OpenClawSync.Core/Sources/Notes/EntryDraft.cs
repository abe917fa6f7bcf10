using Markdig.Syntax;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>An entry that is being collected. It ends where the next one begins.</summary>
internal sealed record EntryDraft(int FirstLine, int FirstBodyLine)
{
    /// <summary>The headings from the outermost to the entry's own; empty before the first heading.</summary>
    public IReadOnlyList<RenderedText> HeadingPath { get; init; } = [];

    public EntryTime? Time { get; init; }

    /// <summary>Whether the entry begins with a time marker instead of a heading.</summary>
    public bool IsMarked { get; init; }

    public List<Block> Blocks { get; } = [];

    /// <summary>Creates the entry; null when all of its lines are blank.</summary>
    public NoteEntry? Finish(NoteText note, PlainTextRenderer renderer, int lastLine, IReadOnlyList<NoteTag> noteTags)
    {
        var firstFilled = note.FirstFilledLine(FirstBodyLine, lastLine);
        if (firstFilled == 0)
        {
            return null;
        }

        var body = renderer.Render(Blocks);
        return new NoteEntry
        {
            HeadingPath = HeadingPath,
            Time = Time?.ToString(),
            MarkerTime = IsMarked ? Time?.Clock : null,
            Body = body.Rendered,
            Tags = NoteTags.Find(body, noteTags),
            LineStart = HeadingPath.Count > 0 ? FirstLine : firstFilled,
            LineEnd = note.LastFilledLine(firstFilled, lastLine),
        };
    }
}
