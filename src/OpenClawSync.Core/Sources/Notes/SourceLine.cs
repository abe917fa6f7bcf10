using Markdig.Helpers;
using Markdig.Syntax;

namespace OpenClawSync.Sources.Notes;

/// <summary>A line of a block that consists of lines (code, HTML), and its range in the note.</summary>
internal readonly record struct SourceLine(StringSlice Slice, int Start, int Length, bool IsVerbatim)
{
    public static IEnumerable<SourceLine> Split(NoteText note, LeafBlock leaf)
    {
        if (leaf.Lines.Lines is null)
        {
            yield break;
        }

        for (var i = 0; i < leaf.Lines.Count; i++)
        {
            var line = leaf.Lines.Lines[i];

            // When markup consumes a part of a tab, the parser replaces the tab by spaces in a new string. The source is then the whole
            // line.
            yield return ReferenceEquals(line.Slice.Text, note.Parsed)
                ? new SourceLine(line.Slice, line.Slice.Start, line.Slice.Length, IsVerbatim: true)
                : new SourceLine(line.Slice, line.Position, note.LineEnd(line.Position) - line.Position, IsVerbatim: false);
        }
    }

    public ReadOnlySpan<char> Text => Slice.AsSpan();

    /// <summary>Adds a part of the line to a text, followed by white space if it reaches the end of the line.</summary>
    public void AddTo(PlainTextBuilder builder, Range part)
    {
        var (from, length) = part.GetOffsetAndLength(Slice.Length);
        builder.AddText(Text.Slice(from, length), IsVerbatim ? Start + from : Start, IsVerbatim ? length : Length);
        if (from + length == Slice.Length)
        {
            builder.Space();
        }
    }
}
