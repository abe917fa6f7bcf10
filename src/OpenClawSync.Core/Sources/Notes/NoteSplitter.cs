using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>Splits a memory note into entries. Never throws, and the same text always gives the same entries.</summary>
internal static class NoteSplitter
{
    /// <param name="text">The text of the note, with or without a byte order mark.</param>
    /// <param name="contentHash">SHA-256 of its raw bytes.</param>
    /// <param name="isDaily">Whether time markers split sections.</param>
    /// <param name="guessedCodePage">The code page in which it was read by a guess; null when its encoding is known.</param>
    public static MemoryNote Split(string text, byte[] contentHash, bool isDaily, int? guessedCodePage = null)
    {
        var note = new NoteText(text);
        return NoteParser.TryParse(note) is { } document
            ? new MemoryNote(text, contentHash, new NoteOutline(note, isDaily).Split(document), isSplit: true)
            {
                GuessedCodePage = guessedCodePage,
            }
            : new MemoryNote(text, contentHash, WholeNote(note), isSplit: false) { GuessedCodePage = guessedCodePage };
    }

    private static IReadOnlyList<NoteEntry> WholeNote(NoteText note)
    {
        var first = note.FirstFilledLine(1, note.LineCount);
        if (first == 0)
        {
            return [];
        }

        var body = new PlainTextRenderer(note).RenderUnparsed();
        return
        [
            new NoteEntry
            {
                HeadingPath = [],
                Body = body.Rendered,
                Tags = NoteTags.Find(body, []),
                LineStart = first,
                LineEnd = note.LastFilledLine(first, note.LineCount),
            },
        ];
    }
}
