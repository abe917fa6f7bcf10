namespace OpenClawSync.Records.Notes;

/// <summary>A parsed note: its raw text, which its entries share, and the entries in the order of the file.</summary>
internal sealed class MemoryNote(string text, byte[] contentHash, IReadOnlyList<NoteEntry> entries, bool isSplit)
{
    /// <summary>
    /// The version of the splitter that makes the entries of a note from its text. It must be raised whenever the same text gives other
    /// entries, so that everything is sent again.
    /// </summary>
    public const string SplitterVersion = "2";

    /// <summary>The complete text as it was read. This is what the detector scans.</summary>
    public string Text { get; } = text;

    /// <summary>The code page in which the text was read by a guess; null when its encoding is known.</summary>
    public int? GuessedCodePage { get; init; }

    /// <summary>SHA-256 of the raw bytes.</summary>
    public byte[] ContentHash { get; } = contentHash;

    public IReadOnlyList<NoteEntry> Entries { get; } = entries;

    /// <summary>False for a note that cannot be parsed within the limits and is kept as one entry.</summary>
    public bool IsSplit { get; } = isSplit;
}
