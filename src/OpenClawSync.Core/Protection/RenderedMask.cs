using System.Text;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Protection;

/// <summary>
/// Removes hits in a raw note from the text that is rendered from it. One placeholder takes the position of the first rendered character of
/// the hit; white space that rendering put between two parts of a hit is removed with them.
/// </summary>
internal static class RenderedMask
{
    /// <summary>The hits in the raw note that overlap the rendered text, as disjoint ranges of the rendered text.</summary>
    public static IReadOnlyList<SecretHit> Project(RenderedText rendered, NoteHits noteHits)
    {
        if (noteHits.IsEmpty)
        {
            return [];
        }

        var projected = new List<SecretHit>();
        var (first, last) = rendered.SourceExtent;
        foreach (var hit in noteHits.In(first, last))
        {
            var (start, end) = Extent(rendered, hit);
            if (start < end)
            {
                projected.Add(hit with { Start = start, Length = end - start });
            }
        }

        // Parts of two hits can be rendered out of order or next to each other.
        return HitMerge.Merge(projected);
    }

    /// <summary>The rendered text with a placeholder in place of each hit, still mapped to the raw note.</summary>
    public static RenderedText Apply(RenderedText rendered, IReadOnlyList<SecretHit> hits)
    {
        if (hits.Count == 0)
        {
            return rendered;
        }

        var text = new StringBuilder(rendered.Text.Length);
        var pieces = new List<RenderedPiece>();
        var from = 0;
        foreach (var hit in hits)
        {
            Keep(rendered, from, hit.Start, text, pieces);
            var (start, end) = SourceOf(rendered, hit.Start, hit.End);
            pieces.Add(new RenderedPiece(text.Length, Placeholder.Text.Length, start, end - start));
            text.Append(Placeholder.Text);
            from = hit.End;
        }

        Keep(rendered, from, rendered.Text.Length, text, pieces);
        return new RenderedText(text.ToString(), pieces);
    }

    /// <summary>The range of the raw note from which a range of rendered text was made; empty when it has no source.</summary>
    public static (int Start, int End) SourceOf(RenderedText rendered, int textStart, int textEnd)
    {
        var (start, end) = (int.MaxValue, 0);
        foreach (var piece in rendered.Within(textStart, textEnd))
        {
            var (from, to) = (Math.Max(piece.TextStart, textStart), Math.Min(piece.TextStart + piece.TextLength, textEnd));
            if (from < to)
            {
                var part = Part(piece, from, to);
                start = Math.Min(start, part.SourceStart);
                end = Math.Max(end, part.SourceStart + part.SourceLength);
            }
        }

        return (Math.Min(start, end), end);
    }

    private static void Keep(RenderedText rendered, int textStart, int textEnd, StringBuilder text, List<RenderedPiece> pieces)
    {
        var shift = text.Length - textStart;
        foreach (var piece in rendered.Within(textStart, textEnd))
        {
            var (from, to) = (Math.Max(piece.TextStart, textStart), Math.Min(piece.TextStart + piece.TextLength, textEnd));
            if (from < to)
            {
                var part = Part(piece, from, to);
                pieces.Add(part with { TextStart = part.TextStart + shift });
            }
        }

        text.Append(rendered.Text, textStart, textEnd - textStart);
    }

    // A piece that differs in length from its source cannot be split, so any part of it maps to the whole source.
    private static RenderedPiece Part(RenderedPiece piece, int textFrom, int textTo) =>
        piece.TextLength == piece.SourceLength
            ? new RenderedPiece(textFrom, textTo - textFrom, piece.SourceStart + textFrom - piece.TextStart, textTo - textFrom)
            : piece with
            {
                TextStart = textFrom,
                TextLength = textTo - textFrom,
            };

    private static (int Start, int End) Extent(RenderedText rendered, SecretHit hit)
    {
        var (start, end) = (int.MaxValue, 0);
        foreach (var piece in rendered.From(hit.Start, hit.End))
        {
            var (from, to) = (Math.Max(piece.SourceStart, hit.Start), Math.Min(piece.SourceStart + piece.SourceLength, hit.End));
            if (from < to)
            {
                var exact = piece.TextLength == piece.SourceLength;
                start = Math.Min(start, exact ? piece.TextStart + from - piece.SourceStart : piece.TextStart);
                end = Math.Max(end, exact ? piece.TextStart + to - piece.SourceStart : piece.TextStart + piece.TextLength);
            }
        }

        return (Math.Min(start, end), end);
    }
}
