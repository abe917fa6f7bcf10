namespace OpenClawSync.Records.Notes;

/// <summary>One entry of a note: its position, and its parts as plain text that can be traced back to the raw note.</summary>
internal sealed class NoteEntry
{
    /// <summary>The headings from the outermost to the entry's own; empty before the first heading.</summary>
    public required IReadOnlyList<RenderedText> HeadingPath { get; init; }

    /// <summary>
    /// The start time as <c>HH:mm</c>, followed by the time zone if one is written; null when neither heading nor marker has a time.
    /// </summary>
    public string? Time { get; init; }

    /// <summary>The time as <c>HH:mm</c> for an entry that begins with a time marker. It is part of the title.</summary>
    public string? MarkerTime { get; init; }

    /// <summary>The body without the heading, as plain text.</summary>
    public required RenderedText Body { get; init; }

    /// <summary>The tags in the order of their first use, in lower case and without duplicates.</summary>
    public required IReadOnlyList<NoteTag> Tags { get; init; }

    /// <summary>The line of the heading or marker, counted from 1.</summary>
    public required int LineStart { get; init; }

    /// <summary>The last line that is not blank, counted from 1.</summary>
    public required int LineEnd { get; init; }
}

/// <summary>A tag, and the range of the raw note that it was read from.</summary>
internal readonly record struct NoteTag(string Name, int SourceStart, int SourceLength);
