using Markdig.Syntax;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>An entry in the making. It ends where the next one begins.</summary>
internal sealed record EntryDraft(int FirstLine, int FirstBodyLine)
{
    /// <summary>The headings from the outermost in; empty before the first heading.</summary>
    public IReadOnlyList<RenderedText> HeadingPath { get; init; } = [];

    public EntryTime? Time { get; init; }

    /// <summary>Whether a time marker opens it, and not a heading.</summary>
    public bool IsMarked { get; init; }

    public List<Block> Blocks { get; } = [];

    /// <summary>The finished entry, or null when there is no line in it that is not blank.</summary>
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
