using System.Collections.Frozen;

namespace OpenClawSync.Detection.Scanning;

/// <summary>Knows the words that key names consist of.</summary>
internal static class KeyLexicon
{
    private static readonly FrozenDictionary<string, WordKind> Words = KeyWords.Build().ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, WordKind>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>The kind of a word, which must be in lower case.</summary>
    public static WordKind KindOf(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var kind) ? kind : KindOfCompound(word);

    // Several words written as one: `apikey` is listed; `dbpassword`, `mysecretkey` and `authtoken` are known by how they end.
    private static WordKind KindOfCompound(ReadOnlySpan<char> word)
    {
        if (word.Length < 5 || !KeyWords.LastLetters.Contains(word[^1]))
        {
            return WordKind.Other;
        }

        foreach (var (ending, kind) in KeyWords.Endings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending))
            {
                return kind;
            }
        }

        return word.Length > 1 && word[^1] == 's' && Lookup.TryGetValue(word[..^1], out var single) ? single : WordKind.Other;
    }
}
