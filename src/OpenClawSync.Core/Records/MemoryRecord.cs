using OpenClawSync.Records.Notes;

namespace OpenClawSync.Records;

/// <summary>One entry of a memory note. Raw: its text may hold secrets.</summary>
public sealed class MemoryRecord : OpenClawRecord
{
    /// <inheritdoc />
    public override RecordKind Kind => RecordKind.Memory;

    /// <summary>The path of the note in its workspace, with forward slashes.</summary>
    public required string FilePath { get; init; }

    /// <summary>The type of note: daily or longterm.</summary>
    public required string EntryType { get; init; }

    /// <summary>The date of a daily note, as yyyy-MM-dd.</summary>
    public string? EntryDate { get; init; }

    /// <summary>The time in the entry's heading or time marker, as HH:mm, followed by the time zone if one is written there.</summary>
    public string? EntryTime { get; init; }

    /// <summary>The heading as plain text. For an entry that begins with a time marker, the time follows.</summary>
    public required string Title { get; init; }

    /// <summary>The complete body as plain text.</summary>
    public required string Snippet { get; init; }

    /// <summary>The tags from the front matter and the <c>#words</c> of the body, in lower case and without duplicates.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The first line of the entry in its note, counted from 1; null when the source does not say.</summary>
    public int? LineStart { get; init; }

    /// <summary>The last line of the entry that is not blank, counted from 1.</summary>
    public int? LineEnd { get; init; }

    /// <summary>The snippet, as records of all kinds have a text.</summary>
    public string Text => Snippet;

    /// <summary>The section id in a starter item. Entries of notes get theirs from the protector.</summary>
    internal string? GivenSectionId { get; init; }

    /// <summary>The id in a starter item.</summary>
    internal string? GivenId { get; init; }

    /// <summary>The parsed note that contains the entry; null for a starter item, whose text is plain.</summary>
    internal MemoryNote? Note { get; init; }

    /// <summary>The index of the entry in its note.</summary>
    internal int EntryIndex { get; init; }

    internal override IReadOnlyList<string> RawKey =>
        Note is null
            ? [GivenId ?? FilePath + "#" + GivenSectionId]
            : [AgentId ?? "", FilePath, EntryIndex.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    internal override void WriteRawValues(IRawValueWriter values)
    {
        base.WriteRawValues(values);
        values.Add(FilePath);
        values.Add(EntryType);
        values.Add(EntryDate);
        values.Add(EntryTime);
        values.Add(LineStart);
        values.Add(LineEnd);
        if (Note is not null)
        {
            // The whole note counts, because what the detector finds in an entry can depend on the lines above it.
            values.Add(Note.ContentHash);
            return;
        }

        values.Add(GivenSectionId);
        values.Add(Title);
        values.Add(Snippet);
        foreach (var tag in Tags)
        {
            values.Add(tag);
        }
    }
}
