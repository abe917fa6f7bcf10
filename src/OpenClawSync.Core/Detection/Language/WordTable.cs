namespace OpenClawSync.Detection.Language;

/// <summary>Words, or beginnings or ends of words, by their folded form.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, LexiconWord> _words = new(StringComparer.Ordinal);

    // One bit for each length that occurs, so that only these are looked up.
    private ulong _lengths;

    public void Add(string text, WordRole role, ulong language)
    {
        Add(_words, text, role, language);
        _lengths |= 1UL << Math.Min(63, text.Length);
    }

    public static void Add(Dictionary<string, LexiconWord> words, string text, WordRole role, ulong language)
    {
        if (!words.TryGetValue(text, out var word))
        {
            words[text] = word = new LexiconWord();
        }

        word.Add(role, language);
    }

    public LexiconWord? Find(ReadOnlySpan<char> folded) =>
        _words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var word) ? word : null;

    /// <summary>The entry for the longest beginning or end of the word.</summary>
    public LexiconWord? FindLongest(ReadOnlySpan<char> folded, bool fromEnd)
    {
        for (var length = Math.Min(62, folded.Length); length > 1; length--)
        {
            if ((_lengths >> length & 1) != 0 && Find(fromEnd ? folded[^length..] : folded[..length]) is { } word)
            {
                return word;
            }
        }

        return null;
    }
}
