namespace OpenClawSync.Records.Notes;

/// <summary>
/// Plain text made from Markdown, with the places in the raw note it came from, so that what the detector finds in the raw
/// note can be taken out of the rendered text.
/// </summary>
internal sealed class RenderedText(string text, IReadOnlyList<RenderedPiece> pieces)
{
    public static RenderedText Empty { get; } = new("", []);

    public string Text { get; } = text;

    /// <summary>Ordered and disjoint in the rendered text. Stretches that no piece covers (white space put between blocks) come from nowhere.</summary>
    public IReadOnlyList<RenderedPiece> Pieces { get; } = pieces;
}

/// <summary>
/// A stretch of rendered text and the stretch of the raw note it came from. Equal lengths mean that they agree unit by unit;
/// otherwise (an escape, an entity) the piece stands for its source as a whole.
/// </summary>
internal readonly record struct RenderedPiece(int TextStart, int TextLength, int SourceStart, int SourceLength);
