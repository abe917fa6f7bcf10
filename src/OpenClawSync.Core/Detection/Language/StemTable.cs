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
internal sealed class StemTable(StemPlace place)
{
    private const int KeyLength = 3;

    // A much longer word is rather a compound that happens to begin so; only nouns are looked for in compounds.
    private const int MaxEnding = 4;

    private readonly Dictionary<long, List<(string Text, LexiconWord Word)>> _stems = [];

    /// <summary>Adds a stem; one of fewer than three letters would be in too many words, and is left out.</summary>
    public void Add(string text, WordRole role, ulong language)
    {
        if (text.Length < KeyLength)
        {
            return;
        }

        var key = KeyOf(place == StemPlace.End ? text.AsSpan(text.Length - KeyLength) : text);
        if (!_stems.TryGetValue(key, out var list))
        {
            _stems[key] = list = [];
        }

        var word = list.Find(stem => stem.Text == text).Word;
        if (word is null)
        {
            var at = list.FindIndex(stem => stem.Text.Length < text.Length);
            list.Insert(at < 0 ? list.Count : at, (text, word = new LexiconWord()));
        }

        word.Add(role, language);
    }

    /// <summary>The longest stem of the word; null for none.</summary>
    public LexiconWord? Find(ReadOnlySpan<char> folded)
    {
        if (folded.Length < KeyLength)
        {
            return null;
        }

        switch (place)
        {
            case StemPlace.Start:
                return FindAt(folded, 0);
            case StemPlace.End:
                return FindAt(folded, folded.Length - KeyLength);
            default:
                for (var at = 0; at + KeyLength <= folded.Length; at++)
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
        if (!_stems.TryGetValue(KeyOf(folded[at..]), out var list))
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

    private static long KeyOf(ReadOnlySpan<char> letters) => ((long)letters[0] << 32) | ((long)letters[1] << 16) | letters[2];
}
