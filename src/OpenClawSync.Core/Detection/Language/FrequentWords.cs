using System.Text;

namespace OpenClawSync.Detection.Language;

/// <summary>Words so frequent in their language that they are hardly ever a secret by themselves. Read when first needed.</summary>
internal static class FrequentWords
{
    private static readonly Lazy<HashSet<string>> Words = new(Read);

    /// <summary>Whether any language has the folded word among its most frequent.</summary>
    public static bool Contains(ReadOnlySpan<char> folded) => Words.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    private static HashSet<string> Read()
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        using var reader = new StreamReader(typeof(FrequentWords).Assembly.GetManifestResourceStream("frequent")!, Encoding.UTF8);
        while (reader.ReadLine() is { } word)
        {
            if (word.Length <= Lexicon.MaxWordLength && FoldedText.Fold(word, folded) is > 0 and var length)
            {
                words.Add(folded[..length].ToString());
            }
        }

        return words;
    }
}
