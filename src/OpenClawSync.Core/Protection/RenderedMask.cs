using System.Text;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Records.Notes;

namespace OpenClawSync.Protection;

/// <summary>
/// Takes hits in a raw note out of text rendered from it. The placeholder stands once, where the first rendered unit of the
/// hit stood; white space put between two parts of one hit goes with them.
/// </summary>
internal static class RenderedMask
{
    /// <summary>The hits of the raw note that touch the rendered text, as disjoint stretches of the rendered text.</summary>
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

        // Parts of two hits can be rendered out of order or side by side.
        return HitMerge.Merge(projected);
    }

    /// <summary>The rendered text with the placeholder in place of each hit, still traceable to the raw note.</summary>
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

    /// <summary>The stretch of the raw note that a stretch of rendered text came from; empty when it came from nowhere.</summary>
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

    // A piece that does not agree with its source unit by unit stands for it as a whole.
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
