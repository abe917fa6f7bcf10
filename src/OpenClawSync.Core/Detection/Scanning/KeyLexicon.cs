using System.Collections.Frozen;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Scanning;

/// <summary>Knows the words that key names consist of, and the whole names that a policy adds.</summary>
internal sealed class KeyLexicon
{
    private static readonly FrozenDictionary<string, WordKind> Words = KeyWords.Build().ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, WordKind>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private readonly FrozenSet<string> _extra;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _extraLookup;

    public KeyLexicon(IEnumerable<string> extraNames)
    {
        _extra = extraNames.Select(Flatten).Where(name => name.Length > 0).ToFrozenSet(StringComparer.Ordinal);
        _extraLookup = _extra.GetAlternateLookup<ReadOnlySpan<char>>();
        ExtraTriggers = [.. extraNames.Select(FirstWord).Where(word => word.Length > 1).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The first word of each extra name, for which the text must be searched.</summary>
    public IReadOnlyList<string> ExtraTriggers { get; }

    /// <summary>The kind of a word, which must be in lower case.</summary>
    public static WordKind KindOf(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var kind) ? kind : KindOfCompound(word);

    /// <summary>Whether a name, in lower case and without separators, is one of the extra names.</summary>
    public bool IsExtra(ReadOnlySpan<char> flatName) => _extra.Count > 0 && _extraLookup.Contains(flatName);

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

    private static string Flatten(string name) => string.Concat(name.Where(Chars.IsLetterOrDigit).Select(Chars.ToLower));

    private static string FirstWord(string name)
    {
        var word = name.TrimStart();
        var end = 0;
        while (
            end < word.Length && Chars.IsLetterOrDigit(word[end]) && (end == 0 || !Chars.IsUpper(word[end]) || Chars.IsUpper(word[end - 1]))
        )
        {
            end++;
        }

        return word[..end].ToLowerInvariant();
    }
}
