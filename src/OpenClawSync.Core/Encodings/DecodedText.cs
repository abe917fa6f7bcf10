namespace OpenClawSync.Encodings;

/// <summary>The text of a file, and what had to be done to get it.</summary>
/// <param name="Text">The text, without byte order marks and NULs.</param>
internal sealed record DecodedText(string Text)
{
    /// <summary>The names of the encodings that were found, in the order of their first use.</summary>
    public IReadOnlyList<string> Encodings { get; init; } = ["UTF-8"];

    /// <summary>The code page that was guessed for bytes that are no Unicode; null when there are none.</summary>
    public int? GuessedCodePage { get; init; }

    /// <summary>How many NUL characters were dropped.</summary>
    public int Nuls { get; init; }

    /// <summary>How many bytes were dropped because they are damaged UTF-8.</summary>
    public int DamagedBytes { get; init; }

    /// <summary>Whether a byte order mark names the encoding of the whole text.</summary>
    public bool IsMarked { get; init; }

    /// <summary>What a reader should know; null for text that is as it should be.</summary>
    public string? Warning
    {
        get
        {
            var parts = new List<string>();
            if (GuessedCodePage is not null || (Encodings.Count > 1) || (!IsMarked && Encodings[0] != "UTF-8"))
            {
                parts.Add($"It was read as {string.Join(" and ", Encodings)}.");
            }

            if (Nuls > 0)
            {
                parts.Add(Nuls == 1 ? "A NUL character was dropped." : $"{Nuls} NUL characters were dropped.");
            }

            if (DamagedBytes > 0)
            {
                parts.Add(DamagedBytes == 1 ? "A damaged byte was dropped." : $"{DamagedBytes} damaged bytes were dropped.");
            }

            if (Text.Contains('\ufffd', StringComparison.Ordinal))
            {
                parts.Add("It holds replacement characters (U+FFFD), which an earlier conversion left.");
            }

            return parts.Count == 0 ? null : string.Join(' ', parts);
        }
    }
}
