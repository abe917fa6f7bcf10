using OpenClawSync.Records.Notes;

namespace OpenClawSync.Sources.Notes;

/// <summary>Looks up where rendered text came from, for stretches asked for in order.</summary>
internal sealed class PieceCursor(IReadOnlyList<RenderedPiece> pieces)
{
    private int _next;

    /// <summary>The stretch of the raw note that covers the pieces a stretch of rendered text lies in.</summary>
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
        // A piece that stands for its source as a whole cannot be cut.
        if (piece.TextLength != piece.SourceLength)
        {
            return (piece.SourceStart, piece.SourceStart + piece.SourceLength);
        }

        var from = Math.Max(textStart, piece.TextStart) - piece.TextStart;
        var to = Math.Min(textEnd, piece.TextStart + piece.TextLength) - piece.TextStart;
        return (piece.SourceStart + from, piece.SourceStart + to);
    }
}
