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

    /// <summary>Larger notes are refused: no hand wrote them, and their entries could not be redacted in bounded memory.</summary>
    public const long LargestNote = 64 * 1024 * 1024;

    public static IEnumerable<ReadOutcome> Read(NoteFile file, string place)
    {
        byte[] bytes;
        DateTimeOffset modified;
        try
        {
            var info = new FileInfo(file.Path);
            if (info.Length > LargestNote)
            {
                return [new Problem(ErrorIds.RecordMalformed, place, $"The note is larger than {LargestNote / 1024 / 1024} MiB and was not read.")];
            }

            bytes = File.ReadAllBytes(file.Path);
            modified = DateTimeOffset.FromUnixTimeMilliseconds(new DateTimeOffset(info.LastWriteTimeUtc).ToUnixTimeMilliseconds());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [new Problem(ErrorIds.SourceUnreadable, place, "The note cannot be read.")];
        }

        var fileTitle = Path.GetFileNameWithoutExtension(file.Path);
        var note = NoteSplitter.Split(Text(bytes), SHA256.HashData(bytes), file.IsDaily);
        return note.Entries.Select((entry, index) => (ReadOutcome)Record(file, note, entry, index, fileTitle, modified));
    }

    // Bytes that are not UTF-8 become U+FFFD. The mark some editors put first is not text.
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var mark = Encoding.UTF8.Preamble;
        return Encoding.UTF8.GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes);
    }

    private static MemoryRecord Record(
        NoteFile file, MemoryNote note, NoteEntry entry, int index, string fileTitle, DateTimeOffset modified)
    {
        var heading = entry.HeadingPath is [.., { Text.Length: > 0 } own] ? own.Text : fileTitle;
        return new MemoryRecord
        {
            AgentId = file.AgentId,
            SourceFormat = Format,
            SourceUpdatedAt = modified,
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
