namespace OpenClawSync.Records.Notes;

/// <summary>
/// Plain text rendered from Markdown, with its origin in the raw note, so that what the detector finds in the raw note can be removed from
/// the rendered text.
/// </summary>
internal sealed class RenderedText(string text, IReadOnlyList<RenderedPiece> pieces)
{
    private RenderedPiece[]? _bySource;

    public static RenderedText Empty { get; } = new("", []);

    public string Text { get; } = text;

    /// <summary>
    /// The pieces, ordered and disjoint in the rendered text. Text that no piece covers (white space between blocks) has no source.
    /// </summary>
    public IReadOnlyList<RenderedPiece> Pieces { get; } = pieces;

    private RenderedPiece[] BySource => _bySource ??= [.. Pieces.OrderBy(piece => piece.SourceStart)];

    /// <summary>The range of the raw note that contains every source of the text.</summary>
    public (int Start, int End) SourceExtent =>
        BySource is [var first, .., var last] ? (first.SourceStart, last.SourceStart + last.SourceLength)
        : BySource is [var only] ? (only.SourceStart, only.SourceStart + only.SourceLength)
        : (0, 0);

    /// <summary>The pieces that overlap a range of the rendered text.</summary>
    public IEnumerable<RenderedPiece> Within(int textStart, int textEnd)
    {
        var index = FirstEndingAfter(Pieces, textStart, piece => piece.TextStart + piece.TextLength);
        for (; index < Pieces.Count && Pieces[index].TextStart < textEnd; index++)
        {
            yield return Pieces[index];
        }
    }

    /// <summary>The pieces whose source overlaps a range of the raw note.</summary>
    public IEnumerable<RenderedPiece> From(int sourceStart, int sourceEnd)
    {
        var index = FirstEndingAfter(BySource, sourceStart, piece => piece.SourceStart + piece.SourceLength);
        for (; index < BySource.Length && BySource[index].SourceStart < sourceEnd; index++)
        {
            yield return BySource[index];
        }
    }

    private static int FirstEndingAfter(IReadOnlyList<RenderedPiece> pieces, int position, Func<RenderedPiece, int> end)
    {
        var (low, high) = (0, pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = end(pieces[middle]) <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>
/// A range of rendered text and the range of the raw note that it came from. When the lengths are equal, so is the text, character by
/// character. Otherwise (an escape, an entity) the piece corresponds to its source as a whole.
/// </summary>
internal readonly record struct RenderedPiece(int TextStart, int TextLength, int SourceStart, int SourceLength);
