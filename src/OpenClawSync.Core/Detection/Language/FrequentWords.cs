using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Language;

/// <summary>Words so frequent in their language that they are hardly ever a secret by themselves. Read when first needed.</summary>
internal static class FrequentWords
{
    private const int Bits = 14;

    // By their hashes: as strings they would take ten times the memory.
    private static readonly Lazy<WordTable> Words = new(Read);

    /// <summary>Whether any language has the folded word among its most frequent.</summary>
    public static bool Contains(ReadOnlySpan<char> folded) => Words.Value.Find(FoldedText.Hash(folded)) is not null;

    private static WordTable Read()
    {
        var words = new WordTable(Bits);
        using var list = WordListText.Open("frequent");
        Add(words, list.Text);
        return words;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(WordTable words, ReadOnlySpan<char> list)
    {
        var frequent = new LexiconWord();
        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        while (!list.IsEmpty)
        {
            var word = WordListText.Next(ref list, '\n');
            if (word.Length <= Lexicon.MaxWordLength && FoldedText.Fold(word, folded) is > 0 and var length)
            {
                words.Set(FoldedText.Hash(folded[..length]), frequent);
            }
        }
    }
}
