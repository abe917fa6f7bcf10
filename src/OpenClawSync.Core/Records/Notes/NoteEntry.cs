namespace OpenClawSync.Records.Notes;

/// <summary>One entry of a note: where it stands, and its parts as plain text that can be traced back to the raw file.</summary>
internal sealed class NoteEntry
{
    /// <summary>The headings from the outermost in, ending with the entry's own; empty before the first heading.</summary>
    public required IReadOnlyList<RenderedText> HeadingPath { get; init; }

    /// <summary>The start time, as <c>HH:mm</c> with its zone text, if any; null when neither heading nor marker gives one.</summary>
    public string? Time { get; init; }

    /// <summary>The marker's time as <c>HH:mm</c>, for an entry that a time marker opens; it ends the title.</summary>
    public string? MarkerTime { get; init; }

    /// <summary>The body, without the heading, as plain text.</summary>
    public required RenderedText Body { get; init; }

    /// <summary>Tags in the order of first use, lower case, each once, with the place they were read from.</summary>
    public required IReadOnlyList<NoteTag> Tags { get; init; }

    /// <summary>First line, 1-based: the heading's or marker's.</summary>
    public required int LineStart { get; init; }

    /// <summary>Last line that is not blank, 1-based, inclusive.</summary>
    public required int LineEnd { get; init; }
}
