using System.Numerics;

namespace OpenClawSync.Detection.Seeds;

/// <summary>Decides which words of a run are a seed phrase.</summary>
internal static class SeedPhrases
{
    private const int MinWords = 12;

    // Longer runs with nothing but blanks between them are several phrases, or a list of words.
    private const int MaxWords = 60;

    // The same for words with marks between them, as lists of all kinds have.
    private const int MaxMarked = 27;

    // A phrase that has a name may lack a word or two, or have them misspelt.
    private const int MinNamed = 10;
    private const int MinNamedListed = 9;
    private const int MaxUnlisted = 3;

    /// <summary>The phrases as the index of their first word and the number of their words.</summary>
    public static IReadOnlyList<(int First, int Count)> Find(ReadOnlySpan<char> text, ReadOnlySpan<SeedWord> words, SeedScript script)
    {
        List<(int, int)>? found = null;
        for (var first = 0; first + MinWords <= words.Length; )
        {
            var count = Alike(words[first..], out var languages);
            if (count >= MinWords && IsPhrase(words.Slice(first, count), languages, script))
            {
                (found ??= []).Add((first, count));
                first += count;
            }
            else
            {
                first++;
            }
        }

        // Nearly all runs are ordinary text: those allocate nothing.
        return found is not null ? found
            : TryFindNamed(text, words, out var named) ? [named]
            : [];
    }

    // How many words from the first have a list in common and the same mark between them.
    private static int Alike(ReadOnlySpan<SeedWord> words, out int languages)
    {
        languages = words[0].Languages;
        var count = 1;
        while (count < words.Length && (languages & words[count].Languages) != 0 && (count == 1 || words[count].Gap == words[1].Gap))
        {
            languages &= words[count++].Languages;
        }

        return languages == 0 ? 0 : count;
    }

    private static bool IsPhrase(ReadOnlySpan<SeedWord> words, int languages, SeedScript script)
    {
        Span<int> indexes = stackalloc int[words.Length];
        var list = SeedWordLists.Of(script)[BitOperations.TrailingZeroCount(languages)];
        for (var i = 0; i < words.Length; i++)
        {
            indexes[i] = list.IndexOf(words[i].Packed);
        }

        if (words.Length > MaxWords || IsSorted(indexes) || !IsVaried(indexes))
        {
            return false;
        }

        // Most characters of Chinese are listed.
        if (script == SeedScript.Han)
        {
            return Holds(words, languages, script);
        }

        return words[1].Gap == ' '
            || SeedChecksum.IsLength(words.Length)
            || (words.Length <= MaxMarked && HasPhraseAtEdge(words, languages, script));
    }

    // A word before or after the phrase may be listed too.
    private static bool HasPhraseAtEdge(ReadOnlySpan<SeedWord> words, int languages, SeedScript script)
    {
        for (var count = MinWords; count <= Math.Min(24, words.Length); count += 3)
        {
            if (Holds(words[..count], languages, script) || Holds(words[^count..], languages, script))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(ReadOnlySpan<SeedWord> words, int languages, SeedScript script)
    {
        if (!SeedChecksum.IsLength(words.Length))
        {
            return false;
        }

        Span<int> indexes = stackalloc int[words.Length];
        var lists = SeedWordLists.Of(script);
        for (; languages != 0; languages &= languages - 1)
        {
            var list = lists[BitOperations.TrailingZeroCount(languages)];
            for (var i = 0; i < words.Length; i++)
            {
                indexes[i] = list.IndexOf(words[i].Packed);
            }

            if (SeedChecksum.Holds(indexes))
            {
                return true;
            }
        }

        return false;
    }

    // A word list in order, or part of it.
    private static bool IsSorted(ReadOnlySpan<int> indexes)
    {
        var falls = 0;
        for (var i = 1; i < indexes.Length; i++)
        {
            falls += indexes[i] < indexes[i - 1] ? 1 : 0;
        }

        return falls <= 1;
    }

    // Samples repeat one word: `test test test … junk`.
    private static bool IsVaried(ReadOnlySpan<int> indexes)
    {
        var repeated = 0;
        for (var i = 1; i < indexes.Length; i++)
        {
            repeated += indexes[..i].Contains(indexes[i]) ? 1 : 0;
        }

        return repeated * 3 <= indexes.Length;
    }

    private static bool TryFindNamed(ReadOnlySpan<char> text, ReadOnlySpan<SeedWord> words, out (int First, int Count) named)
    {
        named = default;
        for (var first = 0; first + MinNamed <= words.Length; first++)
        {
            var count = 1;
            while (first + count < words.Length && (count == 1 || words[first + count].Gap == words[first + 1].Gap))
            {
                count++;
            }

            var group = Trim(words.Slice(first, count), out var skipped);
            if (group.Length is >= MinNamed and <= MaxMarked && IsNearlyPhrase(group))
            {
                // Looked for last, because it takes longest.
                named = (first + skipped, group.Length);
                return SeedNames.IsNear(text, group[0].Start, group[^1].End);
            }
        }

        return false;
    }

    // Without words at the ends that are not listed, unless the phrase needs them to be whole.
    private static ReadOnlySpan<SeedWord> Trim(ReadOnlySpan<SeedWord> words, out int skipped)
    {
        skipped = 0;
        while (words.Length > MinNamed && !SeedChecksum.IsLength(words.Length) && words[^1].Languages == 0)
        {
            words = words[..^1];
        }

        while (words.Length > MinNamed && !SeedChecksum.IsLength(words.Length) && words[0].Languages == 0)
        {
            words = words[1..];
            skipped++;
        }

        return words;
    }

    private static bool IsNearlyPhrase(ReadOnlySpan<SeedWord> words)
    {
        for (var language = 0; language < 8; language++)
        {
            var listed = 0;
            foreach (var word in words)
            {
                listed += word.Languages >> language & 1;
            }

            if (listed >= MinNamedListed && words.Length - listed <= MaxUnlisted)
            {
                return true;
            }
        }

        return false;
    }
}
