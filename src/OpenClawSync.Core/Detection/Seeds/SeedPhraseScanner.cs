using System.Buffers;
using System.Numerics;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Seeds;

/// <summary>
/// Finds the seed phrases of wallets by their words. Where the text has no short words for as long as a phrase takes, a word is looked
/// up, and if it is in a list, so are those beside it.
/// </summary>
internal static class SeedPhraseScanner
{
    // Nearly all phrases are longer than this.
    private const int MinQuiet = 56;

    private const int Step = 40;

    // Marks between two words, and blanks, where they are next to each other.
    private const int MaxMarks = 8;
    private const int MaxNearGap = 14;

    // Where a short word can be seen to begin and end.
    private const ulong BlockInterior = (ulong.MaxValue >> 2) & ~1UL;

    private const int LocalStep = 16;

    private const int MaxWords = 96;

    // No phrase has fewer listed words, however it is named.
    private const int MinListed = 9;

    // How many words around a probe must be listed before the whole run is read.
    private const int MinTogether = 4;

    /// <summary>Probes the words of a window in Latin letters.</summary>
    public static void Run(ref Scan scan, in FoldedWindow window, int start, int end)
    {
        ref var from = ref scan.Seeds.QuietFrom;
        for (var block = 0; block < end - start; block += ByteKinds.BlockLength)
        {
            var kinds = window.Kinds[block / ByteKinds.BlockLength];
            for (var breaks = ShortWords(kinds) | LongWords(kinds.Letters); breaks != 0; breaks &= breaks - 1)
            {
                var at = block + BitOperations.TrailingZeroCount(breaks);

                // The letter of an escape is not a word.
                if (window.Bytes[at - 1] != '\\')
                {
                    if (start + at - from >= MinQuiet)
                    {
                        ProbeBetween(ref scan, in window, start, Math.Min(end, start + at));
                    }

                    from = start + at + 1;
                }
            }
        }

        ProbeBetween(ref scan, in window, start, end);
    }

    // Words of one or two letters, as far as they lie within the block. No list has any, and prose has one in nearly every line. A mark
    // that is not ASCII counts as a letter, but is no word.
    private static ulong ShortWords(in ByteKinds kinds)
    {
        var words = kinds.Words;
        return words & ~(words << 1) & (~(words >> 1) | ~(words >> 2)) & (kinds.Letters | (kinds.Letters >> 1)) & BlockInterior;
    }

    // Words of more letters than any list has.
    private static ulong LongWords(ulong letters)
    {
        var two = letters & (letters >> 1);
        var four = two & (two >> 2);
        return letters & ~(letters << 1) & four & (four >> 4) & (two >> 8) & ~1UL;
    }

    // Probes the text since the last short word if it is long enough for a phrase.
    private static void ProbeBetween(ref Scan scan, in FoldedWindow window, int start, int end)
    {
        ref var from = ref scan.Seeds.QuietFrom;
        var probe = new SeedProbe(in window, start == 0, start + window.Length == scan.Text.Length);
        for (; end - from >= MinQuiet; from += Step)
        {
            var at = from + (MinQuiet / 2);
            if (at >= scan.Seeds.ReadTo && (at < start || MayBePhrase(ref scan, in window, probe.At(at - start), start, at - start)))
            {
                Probe(ref scan, at);
            }
        }
    }

    private static bool MayBePhrase(ref Scan scan, in FoldedWindow window, SeedProbeResult result, int start, int at) =>
        result switch
        {
            SeedProbeResult.Unknown => true,
            SeedProbeResult.IfNamed => MayBeNamed(ref scan, in window, start, at),
            _ => false,
        };

    // Most windows have no name at all: those are searched once.
    private static bool MayBeNamed(ref Scan scan, in FoldedWindow window, int start, int at)
    {
        ref var seeds = ref scan.Seeds;
        if (start > 0 && at < SeedNames.MaxDistance)
        {
            return true;
        }

        if (seeds.NamesReadTo < start + window.Length)
        {
            seeds.NamesReadTo = start + window.Length;
            seeds.HasNames = SeedNames.MayBeIn(in window);
        }

        return seeds.HasNames && SeedNames.MayBeAround(in window, at);
    }

    private static void Probe(ref Scan scan, int at)
    {
        var text = scan.Text;
        for (var tries = 0; tries < MaxMarks && !Chars.IsLetter(text[at]); tries++)
        {
            at++;
        }

        Probe(ref scan, at, SeedScript.Latin);
    }

    /// <summary>Probes the words of a window in other scripts.</summary>
    public static void RunLocal(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        for (var at = start; at < end; at += LocalStep)
        {
            at = Math.Max(at, scan.Seeds.LocalReadTo);
            if (at >= end)
            {
                return;
            }

            var c = text[at];
            var script = c < '\u1100' ? SeedScript.None : SeedLetters.ScriptOf(c);
            if (script == SeedScript.None && at + 1 < text.Length && text[at + 1] >= '\u1100')
            {
                script = SeedLetters.ScriptOf(text[++at]);
            }

            if (script is SeedScript.None or SeedScript.Latin || !IsApart(text, at, script))
            {
                continue;
            }

            Probe(ref scan, at, script);
        }
    }

    // Prose in Chinese has no blanks; a phrase has.
    private static bool IsApart(ReadOnlySpan<char> text, int at, SeedScript script) =>
        script != SeedScript.Han
        || (
            (at == 0 || SeedLetters.ScriptOf(text[at - 1]) == SeedScript.None)
            && (at + 1 == text.Length || SeedLetters.ScriptOf(text[at + 1]) == SeedScript.None)
        );

    private static void Probe(ref Scan scan, int at, SeedScript script)
    {
        var text = scan.Text;
        scan.Steps++;
        if (!SeedRun.TryWordAt(text, at, script, out var start, out var end) || !SeedRun.MayBeListed(text[start..end], script, out _))
        {
            return;
        }

        scan.Steps += end - start;
        if (!IsAmongListed(ref scan, start, end, script))
        {
            return;
        }

        Read(ref scan, start, script);
    }

    // In prose a listed word seldom has several others beside it.
    private static bool IsAmongListed(ref Scan scan, int start, int end, SeedScript script)
    {
        var text = scan.Text;
        var count = 1;
        for (var next = end; count < MinTogether; count++)
        {
            next = SeedGap.SkipForward(text[..Math.Min(text.Length, next + MaxNearGap)], next, out _);
            if (next < 0 || !SeedRun.TryWordAt(text, next, script, out var first, out next))
            {
                break;
            }

            if (!SeedRun.MayBeListed(text[first..next], script, out _))
            {
                break;
            }

            scan.Steps += next - first;
        }

        for (var before = start; count < MinTogether; count++)
        {
            before = SeedGap.SkipBack(text, before, Math.Max(0, before - MaxNearGap));
            if (before <= 0 || !SeedRun.TryWordAt(text, before - 1, script, out var first, out var last))
            {
                break;
            }

            if (last != before || !SeedRun.MayBeListed(text[first..last], script, out _))
            {
                break;
            }

            scan.Steps += last - first;
            before = first;
        }

        return count >= MinTogether;
    }

    private static void Read(ref Scan scan, int start, SeedScript script)
    {
        var words = ArrayPool<SeedWord>.Shared.Rent(MaxWords);
        try
        {
            Read(ref scan, start, script, words.AsSpan(0, MaxWords));
        }
        finally
        {
            ArrayPool<SeedWord>.Shared.Return(words);
        }
    }

    private static void Read(ref Scan scan, int start, SeedScript script, Span<SeedWord> words)
    {
        var run = new SeedRun(scan.Text, script, words);
        var isLocal = script != SeedScript.Latin;
        run.Read(start, isLocal ? scan.Seeds.LocalReadTo : scan.Seeds.ReadTo);
        scan.Steps += run.End - (run.Count == 0 ? start : Math.Min(start, words[0].Start));
        if (isLocal)
        {
            scan.Seeds.LocalReadTo = Math.Max(scan.Seeds.LocalReadTo, run.End);
        }
        else
        {
            scan.Seeds.ReadTo = Math.Max(scan.Seeds.ReadTo, run.End);
        }

        if (run.Listed < MinListed || run.IsTooLong)
        {
            return;
        }

        words = words[..run.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = words[i] with { Languages = SeedWordLists.Languages(words[i].Packed, script) };
        }

        foreach (var (first, count) in SeedPhrases.Find(scan.Text, words, script))
        {
            Add(ref scan, words.Slice(first, count));
        }
    }

    // With marks between them the words are redacted one by one, so that a list or a table keeps its form.
    private static void Add(ref Scan scan, scoped ReadOnlySpan<SeedWord> words)
    {
        if (words[1].Gap == ' ')
        {
            scan.Add(words[0].Start, words[^1].End, StructureRules.SeedPhrase);
            return;
        }

        foreach (var word in words)
        {
            scan.Add(word.Start, word.End, StructureRules.SeedPhrase);
        }
    }
}
