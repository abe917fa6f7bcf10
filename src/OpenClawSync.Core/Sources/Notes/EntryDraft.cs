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

    /// <summary>Creates the entry; null when it says nothing.</summary>
    /// <param name="note">The note.</param>
    /// <param name="renderer">Renders the body.</param>
    /// <param name="next">The draft after this one; null for the last.</param>
    /// <param name="isFirstHeading">Whether the heading is the note's first, which is its title and not an entry.</param>
    /// <param name="noteTags">The tags of the front matter.</param>
    public NoteEntry? Finish(
        NoteText note,
        PlainTextRenderer renderer,
        EntryDraft? next,
        bool isFirstHeading,
        IReadOnlyList<NoteTag> noteTags
    )
    {
        var lastLine = next is null ? note.LineCount : next.FirstLine - 1;
        var firstFilled = note.FirstFilledLine(FirstBodyLine, lastLine);
        if (firstFilled == 0)
        {
            if (isFirstHeading || !IsContent(next))
            {
                return null;
            }

            firstFilled = FirstLine;
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

    // A heading without a body says something by itself ("Sent 182 emails"), unless it only introduces what follows.
    private bool IsContent(EntryDraft? next) =>
        HeadingPath is [.., { Text.Length: > 0 }] && next is not { IsMarked: true } && !(next?.HeadingPath.Count > HeadingPath.Count);
}
