using OpenClawSync.Records.Notes;

namespace OpenClawSync.Records;

/// <summary>One entry of a memory note. Raw: its text may hold secrets.</summary>
public sealed class MemoryRecord : OpenClawRecord
{
    /// <inheritdoc />
    public override RecordKind Kind => RecordKind.Memory;

    /// <summary>The note, relative to its workspace, with forward slashes.</summary>
    public required string FilePath { get; init; }

    /// <summary>daily or longterm.</summary>
    public required string EntryType { get; init; }

    /// <summary>The day of a daily note, as yyyy-MM-dd.</summary>
    public string? EntryDate { get; init; }

    /// <summary>The time the entry's heading or marker gives, as HH:mm with its zone text, if any.</summary>
    public string? EntryTime { get; init; }

    /// <summary>The heading as plain text, with the marker's time for an entry that a marker opens.</summary>
    public required string Title { get; init; }

    /// <summary>The body as plain text, uncut.</summary>
    public required string Snippet { get; init; }

    /// <summary>Tags of the front matter and <c>#words</c> of the body, lower case, each once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>First line of the entry in its note, from 1; null when the source gives no lines.</summary>
    public int? LineStart { get; init; }

    /// <summary>Last line of the entry that is not blank, from 1.</summary>
    public int? LineEnd { get; init; }

    /// <summary>The snippet, as records of all kinds have a text.</summary>
    public string Text => Snippet;

    /// <summary>The section id that a starter item brings along; entries of notes get theirs from the protector.</summary>
    internal string? GivenSectionId { get; init; }

    /// <summary>The id that a starter item brings along.</summary>
    internal string? GivenId { get; init; }

    /// <summary>The parsed note this entry is a part of; null for starter items, whose text is plain.</summary>
    internal MemoryNote? Note { get; init; }

    /// <summary>Which of the note's entries this is.</summary>
    internal int EntryIndex { get; init; }

    internal override IReadOnlyList<string> RawKey =>
        Note is null
            ? [GivenId ?? FilePath + "#" + GivenSectionId]
            : [AgentId ?? "", FilePath, EntryIndex.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    internal override void Tell(IRawValues values)
    {
        base.Tell(values);
        values.Add(FilePath);
        values.Add(EntryType);
        values.Add(EntryDate);
        values.Add(EntryTime);
        values.Add(LineStart);
        values.Add(LineEnd);
        if (Note is not null)
        {
            // The whole note counts: what the detector finds in an entry can depend on the lines above it.
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
