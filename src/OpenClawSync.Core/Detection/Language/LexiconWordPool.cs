using System.Numerics;

namespace OpenClawSync.Detection.Language;

/// <summary>
/// Shares what the lists say among all words that they say the same about: tens of thousands of words have a few thousand combinations of
/// roles and languages.
/// </summary>
internal sealed class LexiconWordPool
{
    private const int LanguageBits = 6;
    private const int RoleBits = 5;

    private readonly Dictionary<long, LexiconWord> _added = new(1 << 12);
    private readonly Dictionary<long, LexiconWord> _merged = [];
    private int _count;

    /// <summary>What is said about a word once it has one more role; null for a word about which nothing was said before.</summary>
    public LexiconWord Add(LexiconWord? word, WordRole role, ulong language)
    {
        var key =
            ((long)(word?.Id ?? 0) << (LanguageBits + RoleBits))
            | ((long)role << LanguageBits)
            | (uint)BitOperations.TrailingZeroCount(language);
        if (!_added.TryGetValue(key, out var added))
        {
            _added[key] = added = Copy(word);
            added.Add(role, language);
        }

        return added;
    }

    /// <summary>A word with the roles that a stem of it has in languages that it has no role in itself. May be called from any thread.</summary>
    public LexiconWord Merge(LexiconWord word, LexiconWord stem)
    {
        // A form of a noun with a role of its own, such as the Finnish "as the password", is still a form of the noun.
        var isForm = stem.NamesSecret && word.Has(WordRole.As) && !word.NamesSecret;
        if (!isForm && (stem.Languages & ~word.Languages) == 0)
        {
            return word;
        }

        var key = ((long)word.Id << 32) | (uint)stem.Id;
        lock (_merged)
        {
            if (!_merged.TryGetValue(key, out var merged))
            {
                _merged[key] = merged = Copy(word);
                if (isForm)
                {
                    merged.AddAll(stem);
                }
                else
                {
                    merged.AddMissing(stem);
                }
            }

            return merged;
        }
    }

    private LexiconWord Copy(LexiconWord? word)
    {
        var copy = new LexiconWord { Id = ++_count };
        if (word is not null)
        {
            copy.AddAll(word);
        }

        return copy;
    }
}
