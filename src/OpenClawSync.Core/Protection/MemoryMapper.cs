using System.Globalization;
using System.Runtime.CompilerServices;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Records;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Protection;

/// <summary>Maps memory entries. The entries of a note are redacted by the hits of the detector in the whole raw file.</summary>
internal sealed class MemoryMapper(ISecretDetector detector, TextRedactor redactor)
{
    private const int TitleLength = 200;

    // The entries of a note follow each other, so the work on the whole note is done once and is collected together with the note.
    private readonly ConditionalWeakTable<MemoryNote, NoteProtection> _notes = [];

    public string SectionId(MemoryRecord entry) =>
        entry.Note is null ? entry.GivenSectionId ?? "" : Protection(entry.Note).SectionIds[entry.EntryIndex];

    public void Map(MemoryRecord entry, RowDraft draft, int snippetLength)
    {
        draft.SetText("entryType", entry.EntryType);
        draft.SetText("entryDate", entry.EntryDate);
        draft.SetText("entryTime", entry.EntryTime);
        draft.Set("lineStart", entry.LineStart);
        draft.Set("lineEnd", entry.LineEnd);
        if (entry.Note is null)
        {
            draft.SetText("title", entry.Title, TitleLength);
            draft.SetText("snippet", entry.Snippet, snippetLength);
            draft.SetTextList("tags", entry.Tags);
        }
        else
        {
            MapNoteEntry(entry, entry.Note, draft, snippetLength);
        }
    }

    private void MapNoteEntry(MemoryRecord record, MemoryNote note, RowDraft draft, int snippetLength)
    {
        var (entry, protection) = (note.Entries[record.EntryIndex], Protection(note));
        MapTitle(record, entry, protection, draft);
        MapSnippet(entry, protection, draft, snippetLength);
        draft.SetTextList("tags", [.. entry.Tags.Select(tag => Hit(tag, protection) is null ? tag.Name : Placeholder.Text)]);
        foreach (var hit in entry.Tags.Select(tag => Hit(tag, protection)).OfType<SecretHit>())
        {
            draft.Note("tags", record.Tags, hit);
        }
    }

    private static void MapTitle(MemoryRecord record, NoteEntry entry, NoteProtection protection, RowDraft draft)
    {
        if (entry.HeadingPath.Count == 0)
        {
            draft.SetText("title", record.Title, TitleLength);
            return;
        }

        var heading = entry.HeadingPath[^1];
        var hits = RenderedMask.Project(heading, protection.Hits);
        draft.SetText("title", NoteTitle.Create(RenderedMask.Apply(heading, hits).Text, entry.MarkerTime), TitleLength);
        foreach (var hit in hits)
        {
            draft.Note("title", record.Title, hit);
        }
    }

    private void MapSnippet(NoteEntry entry, NoteProtection protection, RowDraft draft, int length)
    {
        var hits = RenderedMask.Project(entry.Body, protection.Hits);
        NoteSnippetHits(entry.Body, hits, entry, protection, draft);

        // Rendering can reveal what the raw text hid, such as a token that is interrupted by emphasis.
        var masked = RenderedMask.Apply(entry.Body, hits);
        var shown = detector.Detect(masked.Text);
        NoteSnippetHits(masked, shown, entry, protection, draft);

        var redacted =
            shown.Count == 0
                ? redactor.RedactScanned(masked.Text, length)
                : redactor.Redact(RenderedMask.Apply(masked, shown).Text, length);
        // An entry that consists of markup alone has no text, and absent fields are omitted.
        if (!string.IsNullOrWhiteSpace(redacted.Text))
        {
            draft.SetClean("snippet", redacted.Text);
        }

        foreach (var hit in redacted.Hits)
        {
            Note(entry.LineStart, entry.LineEnd, hit, entry, protection, draft);
        }
    }

    private static void NoteSnippetHits(
        RenderedText rendered,
        IReadOnlyList<SecretHit> hits,
        NoteEntry entry,
        NoteProtection protection,
        RowDraft draft
    )
    {
        foreach (var hit in hits)
        {
            var (start, end) = RenderedMask.SourceOf(rendered, hit.Start, hit.End);
            Note(protection.Lines.LineOf(start), protection.Lines.LineOf(Math.Max(start, end - 1)), hit, entry, protection, draft);
        }
    }

    // Line numbers are relative to the entry, so that text inserted above it changes nothing.
    private static void Note(int first, int last, SecretHit hit, NoteEntry entry, NoteProtection protection, RowDraft draft)
    {
        var (from, to) = (first - entry.LineStart + 1, last - entry.LineStart + 1);
        var path = string.Create(CultureInfo.InvariantCulture, $"snippet@L{from}-L{to}");
        draft.Note(path, protection.Lines.TextOf(first, last), hit);
    }

    private static SecretHit? Hit(NoteTag tag, NoteProtection protection)
    {
        foreach (var hit in protection.Hits.In(tag.SourceStart, tag.SourceStart + tag.SourceLength))
        {
            return hit;
        }

        return null;
    }

    private NoteProtection Protection(MemoryNote note) => _notes.GetValue(note, note => NoteProtection.Create(note, detector, redactor));
}
