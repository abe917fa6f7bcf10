using System.Numerics;
using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Language;

/// <summary>
/// Shares what the lists say among all words that they say the same about: tens of thousands of words have a few thousand combinations of
/// roles and languages.
/// </summary>
internal sealed class LexiconWordPool
{
    private const int LanguageBits = 6;
    private const int RoleBits = 5;

    private readonly WordTable _added = new(bits: 13);
    private readonly WordTable _merged = new(bits: 6);
    private int _count;

    /// <summary>What is said about a word once it has one more role; null for a word about which nothing was said before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LexiconWord Add(LexiconWord? word, WordRole role, ulong language)
    {
        var number = (ulong)(word?.Id ?? 0) << (LanguageBits + RoleBits + 1);
        var key = number | ((ulong)role << (LanguageBits + 1)) | ((ulong)BitOperations.TrailingZeroCount(language) << 1) | 1;
        if (_added.Find(key) is not { } added)
        {
            added = Copy(word);
            added.Add(role, language);
            _added.Set(key, added);
        }

        return added;
    }

    /// <summary>A word with the roles that a stem of it has in languages that it has no role in. Any thread may call it.</summary>
    public LexiconWord Merge(LexiconWord word, LexiconWord stem)
    {
        // A form of a noun with a role of its own, such as the Finnish "as the password", is still a form of the noun.
        var isForm = stem.NamesSecret && word.Has(WordRole.As) && !word.NamesSecret;
        if (!isForm && (stem.Languages & ~word.Languages) == 0)
        {
            return word;
        }

        var key = ((ulong)word.Id << 32) | (uint)stem.Id;
        lock (_merged)
        {
            if (_merged.Find(key) is not { } merged)
            {
                merged = Copy(word);
                if (isForm)
                {
                    merged.AddAll(stem);
                }
                else
                {
                    merged.AddMissing(stem);
                }

                _merged.Set(key, merged);
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
