using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Language;

/// <summary>Words so frequent in their language that they are hardly ever a secret by themselves. Read when first needed.</summary>
internal static class FrequentWords
{
    private const int Capacity = 13_000;

    // By their hashes: as strings they would take ten times the memory.
    private static readonly Lazy<HashSet<ulong>> Words = new(Read);

    /// <summary>Whether any language has the folded word among its most frequent.</summary>
    public static bool Contains(ReadOnlySpan<char> folded) => Words.Value.Contains(FoldedText.Hash(folded));

    private static HashSet<ulong> Read()
    {
        var words = new HashSet<ulong>(Capacity);
        using var list = WordListText.Open("frequent");
        Add(words, list.Text);
        return words;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(HashSet<ulong> words, ReadOnlySpan<char> list)
    {
        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        while (!list.IsEmpty)
        {
            var word = WordListText.Next(ref list, '\n');
            if (word.Length <= Lexicon.MaxWordLength && FoldedText.Fold(word, folded) is > 0 and var length)
            {
                words.Add(FoldedText.Hash(folded[..length]));
            }
        }
    }
}
