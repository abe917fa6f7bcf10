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
                ? Entries(file, bytes, modified, place)
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

    private static IEnumerable<ReadOutcome> Entries(NoteFile file, byte[] bytes, DateTimeOffset modified, string place)
    {
        var text = Text(bytes);
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new FormatException("The note is not UTF-8 text, or holds NUL characters, and was not read.");
        }

        var note = NoteSplitter.Split(text, SHA256.HashData(bytes), file.IsDaily);
        var records = note.Entries.Select((entry, index) => (ReadOutcome)Record(file, note, entry, index, modified));
        return note.IsSplit
            ? records
            : records.Append(Problem.Warning(ErrorIds.NoteNotSplit, place, "The note is too large or too tangled to be split; it is kept as one entry."));
    }

    // Bytes that are not UTF-8 become U+FFFD. A mark that some editors put first says which encoding it is, and is not text.
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in (ReadOnlySpan<Encoding>)[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            if (bytes.StartsWith(encoding.Preamble))
            {
                return encoding.GetString(bytes[encoding.Preamble.Length..]);
            }
        }

        return Encoding.UTF8.GetString(bytes);
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
