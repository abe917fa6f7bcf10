using OpenClawSync.Encodings;
using OpenClawSync.Records;
using OpenClawSync.Records.Notes;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Notes;

namespace OpenClawSync.Sources.Home;

/// <summary>Creates the records of a note, one for each entry.</summary>
internal static class NoteReader
{
    private const string Format = "memory/1";

    /// <param name="file">The file of the note.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="hash">SHA-256 of the content.</param>
    /// <param name="modified">When the file last changed.</param>
    /// <param name="place">The name of the note in messages.</param>
    /// <exception cref="FormatException">The content is not text.</exception>
    public static IReadOnlyList<ReadOutcome> Entries(NoteFile file, byte[] bytes, byte[] hash, DateTimeOffset modified, Func<string> place)
    {
        var decoded =
            TextDecoder.Decode(bytes) ?? throw new FormatException("The note is not text in any known encoding, and was not read.");
        var note = NoteSplitter.Split(decoded.Text, hash, file.IsDaily, decoded.GuessedCodePage);
        var outcomes = new List<ReadOutcome>(note.Entries.Count);
        for (var index = 0; index < note.Entries.Count; index++)
        {
            outcomes.Add(Record(file, note, index, modified));
        }

        if (decoded.Warning is { } warning)
        {
            outcomes.Add(
                Problem.Warning(ErrorIds.EncodingUnclear, place(), $"The note is not plain UTF-8 text. {warning}", RecordKind.Memory)
            );
        }

        if (!note.IsSplit)
        {
            outcomes.Add(
                Problem.Warning(
                    ErrorIds.NoteNotSplit,
                    place(),
                    "The note is too large or too complex to be split; it is kept as one entry."
                )
            );
        }

        return outcomes;
    }

    private static MemoryRecord Record(NoteFile file, MemoryNote note, int index, DateTimeOffset modified)
    {
        var entry = note.Entries[index];
        var heading = entry.HeadingPath is [.., { Text.Length: > 0 } own] ? own.Text : Path.GetFileNameWithoutExtension(file.Path);
        return new MemoryRecord
        {
            AgentId = file.AgentId,
            SourceFormat = Format,
            SourceUpdatedAt = SourceTime.ToMilliseconds(modified),
            FilePath = file.RelativePath,
            EntryType = file.IsDaily ? "daily" : "longterm",
            EntryDate = file.EntryDate,
            EntryTime = entry.Time,
            Title = NoteTitle.Create(heading, entry.MarkerTime),
            Snippet = entry.Body.Text,
            Tags = [.. entry.Tags.Select(tag => tag.Name)],
            LineStart = entry.LineStart,
            LineEnd = entry.LineEnd,
            Note = note,
            EntryIndex = index,
        };
    }
}
