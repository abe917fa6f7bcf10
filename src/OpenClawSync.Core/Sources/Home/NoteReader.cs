using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Records.Notes;
using OpenClawSync.Sources.Notes;

namespace OpenClawSync.Sources.Home;

/// <summary>Reads one note and splits it into its entries.</summary>
internal static class NoteReader
{
    private const string Format = "memory/1";

    public static IEnumerable<ReadOutcome> Read(NoteFile file, string place)
    {
        try
        {
            return NoteBytes.Read(file.Path) is var (bytes, modified)
                ? Entries(file, bytes, modified)
                : [Problem.Error(ErrorIds.SourceUnreadable, place, "The note changed each time it was read.", RecordKind.Memory)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [Problem.Error(ErrorIds.SourceUnreadable, place, "The note cannot be read.", RecordKind.Memory)];
        }
        catch (FormatException failure)
        {
            return [Problem.Error(ErrorIds.RecordMalformed, place, failure.Message, RecordKind.Memory)];
        }
    }

    private static IEnumerable<ReadOutcome> Entries(NoteFile file, byte[] bytes, DateTimeOffset modified)
    {
        var note = NoteSplitter.Split(Text(bytes), SHA256.HashData(bytes), file.IsDaily);
        return note.Entries.Select((entry, index) => (ReadOutcome)Record(file, note, entry, index, modified));
    }

    // Bytes that are not UTF-8 become U+FFFD. The mark some editors put first is not text.
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var mark = Encoding.UTF8.Preamble;
        return Encoding.UTF8.GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes);
    }

    private static MemoryRecord Record(NoteFile file, MemoryNote note, NoteEntry entry, int index, DateTimeOffset modified)
    {
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
            Title = NoteTitle.Of(heading, entry.MarkerTime),
            Snippet = entry.Body.Text,
            Tags = [.. entry.Tags.Select(tag => tag.Name)],
            LineStart = entry.LineStart,
            LineEnd = entry.LineEnd,
            Note = note,
            EntryIndex = index,
        };
    }
}
