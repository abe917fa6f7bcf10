using OpenClawSync.Records.Notes;

namespace OpenClawSync.Core.Tests.Sources.Notes;

/// <summary>What is true for the entries of every text.</summary>
internal static class NoteInvariants
{
    public static void Check(string text, bool isDaily)
    {
        var note = Notes.Split(text, isDaily);
        Assert.Same(text, note.Text);

        var lines = Lines(text);
        var last = 0;
        foreach (var entry in note.Entries)
        {
            Assert.InRange(entry.LineStart, last + 1, lines.Length);
            Assert.InRange(entry.LineEnd, entry.LineStart, lines.Length);
            Assert.False(string.IsNullOrWhiteSpace(lines[entry.LineEnd - 1]));
            Assert.Equal(entry.MarkerTime, entry.MarkerTime is null ? null : entry.Time?[..5]);
            Assert.Equal(entry.Tags.Count, entry.Tags.Select(tag => tag.Name).Distinct().Count());
            foreach (var heading in entry.HeadingPath)
            {
                CheckPieces(text, heading);
            }

            foreach (var tag in entry.Tags)
            {
                Assert.InRange(tag.SourceLength, 1, text.Length - tag.SourceStart);
            }

            CheckPieces(text, entry.Body);
            last = entry.LineEnd;
        }
    }

    public static void CheckPieces(string text, RenderedText rendered)
    {
        Assert.Equal(string.Join(' ', rendered.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), rendered.Text);

        var end = 0;
        foreach (var piece in rendered.Pieces)
        {
            Assert.InRange(piece.TextStart, end, rendered.Text.Length - 1);
            Assert.InRange(piece.TextLength, 1, rendered.Text.Length - piece.TextStart);
            Assert.InRange(piece.SourceStart, 0, text.Length - 1);
            Assert.InRange(piece.SourceLength, 1, text.Length - piece.SourceStart);
            Assert.True(string.IsNullOrWhiteSpace(rendered.Text[end..piece.TextStart]), "Text without a source.");

            end = piece.TextStart + piece.TextLength;
            if (piece.TextLength == piece.SourceLength)
            {
                Assert.Equal(text.AsSpan(piece.SourceStart, piece.SourceLength), rendered.Text.AsSpan(piece.TextStart, piece.TextLength));
            }
        }

        Assert.Equal(rendered.Text.Length, end);
    }

    public static string[] Lines(string text) => text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
}
