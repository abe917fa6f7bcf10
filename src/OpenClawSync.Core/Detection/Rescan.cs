using System.Buffers;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection;

/// <summary>
/// Scans the text around each hit again as it will be once redacted, and adds what is found then, so that redacting twice changes
/// nothing. Text further away from a hit reads the same both times.
/// </summary>
internal static class Rescan
{
    private const int MaxRounds = 4;

    // How much text on each side of a hit can be read differently because of it.
    private const int Margin = 640;

    /// <summary>The hits, and those that redacting them would bring out.</summary>
    public static SecretHit[] UntilStable(ReadOnlySpan<char> text, SecretHit[] hits, RuleSet rules, IScanPasses passes, ref long steps)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var found = new List<SecretHit>();
            for (var first = 0; first < hits.Length; )
            {
                var last = first;
                while (last + 1 < hits.Length && hits[last + 1].Start - hits[last].End < 2 * Margin)
                {
                    last++;
                }

                ReadAround(text, hits.AsSpan(first, last - first + 1), rules, passes, found, ref steps);
                first = last + 1;
            }
            if (found.Count == 0)
            {
                break;
            }

            hits = HitMerge.Merge([.. hits, .. found]);
        }
        return hits;
    }

    private static void ReadAround(
        ReadOnlySpan<char> text,
        ReadOnlySpan<SecretHit> hits,
        RuleSet rules,
        IScanPasses passes,
        List<SecretHit> found,
        ref long steps
    )
    {
        var start = Math.Max(0, hits[0].Start - Margin);
        if (start > 0)
        {
            start += Math.Max(0, text[start..hits[0].Start].IndexOf('\n'));
        }

        var end = Math.Min(text.Length, hits[^1].End + Margin);
        var chars = ArrayPool<char>.Shared.Rent(end - start + (hits.Length * Placeholder.Text.Length));
        try
        {
            var scan = new Scan(chars.AsSpan(0, Redact(text, start, end, hits, chars)), rules, passes, depth: 0);
            passes.Run(ref scan);
            steps += scan.Steps;
            if (scan.Hits.IsEmpty)
            {
                return;
            }

            var starts = PlaceholderStarts(start, hits);
            steps += starts.Length + scan.Hits.Length;
            foreach (var hit in scan.Hits)
            {
                var from = Map(hit.Start, start, hits, starts);
                found.Add(hit with { Start = from, Length = Math.Max(1, Map(hit.End - 1, start, hits, starts) + 1 - from) });
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private static int Redact(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<SecretHit> hits, Span<char> chars)
    {
        var count = 0;
        foreach (var hit in hits)
        {
            text[start..hit.Start].CopyTo(chars[count..]);
            count += hit.Start - start;
            Placeholder.Text.CopyTo(chars[count..]);
            count += Placeholder.Text.Length;
            start = hit.End;
        }
        text[start..end].CopyTo(chars[count..]);
        return count + end - start;
    }

    // Where each placeholder begins in the redacted text.
    private static int[] PlaceholderStarts(int start, ReadOnlySpan<SecretHit> hits)
    {
        var starts = new int[hits.Length];
        var at = -start;
        for (var i = 0; i < hits.Length; i++)
        {
            starts[i] = at + hits[i].Start;
            at += Placeholder.Text.Length - hits[i].Length;
        }
        return starts;
    }

    // Maps a position in the redacted text back to the original; within a placeholder, to where its secret begins.
    private static int Map(int at, int start, ReadOnlySpan<SecretHit> hits, ReadOnlySpan<int> starts)
    {
        var index = starts.BinarySearch(at);
        if (index < 0)
        {
            index = ~index - 1;
        }

        if (index < 0)
        {
            return start + at;
        }

        var past = at - starts[index] - Placeholder.Text.Length;
        return past < 0 ? hits[index].Start : hits[index].End + past;
    }
}
