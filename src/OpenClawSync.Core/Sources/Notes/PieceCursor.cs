using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>Looks up the source of rendered text, for ranges in ascending order.</summary>
internal sealed class PieceCursor(IReadOnlyList<RenderedPiece> pieces)
{
    private int _next;

    /// <summary>The range of the raw note that covers the source of a range of rendered text.</summary>
    public (int Start, int Length) SourceOf(int textStart, int textLength)
    {
        while (pieces[_next].TextStart + pieces[_next].TextLength <= textStart)
        {
            _next++;
        }

        int start = int.MaxValue,
            end = 0;
        for (var i = _next; i < pieces.Count && pieces[i].TextStart < textStart + textLength; i++)
        {
            var (from, to) = SourceOf(pieces[i], textStart, textStart + textLength);
            start = Math.Min(start, from);
            end = Math.Max(end, to);
        }

        return (start, end - start);
    }

    private static (int From, int To) SourceOf(RenderedPiece piece, int textStart, int textEnd)
    {
        // A piece that corresponds to its source as a whole cannot be divided.
        if (piece.TextLength != piece.SourceLength)
        {
            return (piece.SourceStart, piece.SourceStart + piece.SourceLength);
        }

        var from = Math.Max(textStart, piece.TextStart) - piece.TextStart;
        var to = Math.Min(textEnd, piece.TextStart + piece.TextLength) - piece.TextStart;
        return (piece.SourceStart + from, piece.SourceStart + to);
    }
}
