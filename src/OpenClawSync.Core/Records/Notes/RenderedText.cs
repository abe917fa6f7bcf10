namespace OpenClawSync.Records.Notes;

/// <summary>
/// Plain text made from Markdown, with the places in the raw note it came from, so that what the detector finds in the raw
/// note can be taken out of the rendered text.
/// </summary>
internal sealed class RenderedText(string text, IReadOnlyList<RenderedPiece> pieces)
{
    private RenderedPiece[]? _bySource;

    public static RenderedText Empty { get; } = new("", []);

    public string Text { get; } = text;

    /// <summary>Ordered and disjoint in the rendered text. Stretches that no piece covers (white space put between blocks) come from nowhere.</summary>
    public IReadOnlyList<RenderedPiece> Pieces { get; } = pieces;

    private RenderedPiece[] BySource => _bySource ??= [.. Pieces.OrderBy(piece => piece.SourceStart)];

    /// <summary>Where in the raw note the text came from, first to last.</summary>
    public (int Start, int End) SourceExtent =>
        BySource is [var first, .., var last] ? (first.SourceStart, last.SourceStart + last.SourceLength)
        : BySource is [var only] ? (only.SourceStart, only.SourceStart + only.SourceLength)
        : (0, 0);

    /// <summary>The pieces that touch a stretch of the rendered text.</summary>
    public IEnumerable<RenderedPiece> Within(int textStart, int textEnd)
    {
        var index = FirstAfter(Pieces, textStart, piece => piece.TextStart + piece.TextLength);
        for (; index < Pieces.Count && Pieces[index].TextStart < textEnd; index++)
        {
            yield return Pieces[index];
        }
    }

    /// <summary>The pieces that came from a stretch of the raw note.</summary>
    public IEnumerable<RenderedPiece> From(int sourceStart, int sourceEnd)
    {
        var index = FirstAfter(BySource, sourceStart, piece => piece.SourceStart + piece.SourceLength);
        for (; index < BySource.Length && BySource[index].SourceStart < sourceEnd; index++)
        {
            yield return BySource[index];
        }
    }

    private static int FirstAfter(IReadOnlyList<RenderedPiece> pieces, int place, Func<RenderedPiece, int> end)
    {
        var (low, high) = (0, pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = end(pieces[middle]) <= place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>
/// A stretch of rendered text and the stretch of the raw note it came from. Equal lengths mean that they agree unit by unit;
/// otherwise (an escape, an entity) the piece stands for its source as a whole.
/// </summary>
internal readonly record struct RenderedPiece(int TextStart, int TextLength, int SourceStart, int SourceLength);
