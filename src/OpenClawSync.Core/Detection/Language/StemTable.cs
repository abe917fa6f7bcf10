using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Language;

/// <summary>Where in a word the stems of a table stand.</summary>
internal enum StemPlace : byte
{
    /// <summary>At its beginning.</summary>
    Start,

    /// <summary>At its end.</summary>
    End,

    /// <summary>Anywhere.</summary>
    Anywhere,
}

/// <summary>Parts of words, found by their first or last three letters.</summary>
internal sealed class StemTable(StemPlace place, LexiconWordPool pool)
{
    // Of the syllables of Korean two say as much as three letters.
    private const int KeyLength = 3;
    private const int SyllableKeyLength = 2;

    // A much longer word is rather a compound that happens to begin so; only nouns are looked for in compounds.
    private const int MaxEnding = 4;

    private readonly Dictionary<long, List<(string Text, LexiconWord Word)>> _stems = [];

    /// <summary>Adds a stem; one of fewer than three letters would be in too many words, and is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<char> text, WordRole role, ulong language)
    {
        if (text.Length < KeyLengthOf(text))
        {
            return;
        }

        var key = KeyOf(place == StemPlace.End ? text[^KeyLengthOf(text)..] : text);
        if (!_stems.TryGetValue(key, out var list))
        {
            _stems[key] = list = [];
        }

        // The longest come first.
        var at = 0;
        for (; at < list.Count && list[at].Text.Length >= text.Length; at++)
        {
            if (text.SequenceEqual(list[at].Text))
            {
                list[at] = (list[at].Text, pool.Add(list[at].Word, role, language));
                return;
            }
        }

        list.Insert(at, (text.ToString(), pool.Add(null, role, language)));
    }

    /// <summary>The longest stem of the word; null for none.</summary>
    public LexiconWord? Find(ReadOnlySpan<char> folded)
    {
        var keyLength = KeyLengthOf(folded);
        if (folded.Length < keyLength)
        {
            return null;
        }

        switch (place)
        {
            case StemPlace.Start:
                return FindAt(folded, 0);
            case StemPlace.End:
                return FindAt(folded, folded.Length - keyLength);
            default:
                for (var at = 0; at + keyLength <= folded.Length; at++)
                {
                    if (FindAt(folded, at) is { } word)
                    {
                        return word;
                    }
                }

                return null;
        }
    }

    private LexiconWord? FindAt(ReadOnlySpan<char> folded, int at)
    {
        if (folded.Length - at < KeyLengthOf(folded[at..]) || !_stems.TryGetValue(KeyOf(folded[at..]), out var list))
        {
            return null;
        }

        foreach (var (text, word) in list)
        {
            var matches = place == StemPlace.End ? folded.EndsWith(text) : folded[at..].StartsWith(text);
            if (matches && (word.IsNoun || folded.Length <= text.Length + MaxEnding))
            {
                return word;
            }
        }

        return null;
    }

    private static int KeyLengthOf(ReadOnlySpan<char> word) =>
        word.Length > 0 && word[0] is >= '\uac00' and <= '\ud7a3' ? SyllableKeyLength : KeyLength;

    private static long KeyOf(ReadOnlySpan<char> letters) =>
        ((long)letters[0] << 32) | ((long)letters[1] << 16) | (KeyLengthOf(letters) == KeyLength ? letters[2] : '\0');
}
