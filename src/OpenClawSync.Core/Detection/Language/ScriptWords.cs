using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Language;

/// <summary>
/// Tells whether a word that leads to a secret, in a script other than Latin, may begin at a place: by the first two characters of all such
/// words, as bits in a table.
/// </summary>
internal sealed class ScriptWords
{
    // The first letter of Greek; those of Latin come before.
    private const char FirstLetter = '\u0370';

    private const int HashBits = 16;

    private readonly uint[] _beginnings = new uint[1 << (HashBits - 5)];

    /// <summary>Adds a word, folded; one in Latin letters is left out.</summary>
    public void Add(ReadOnlySpan<char> folded)
    {
        if (folded.Length > 0 && folded[0] >= FirstLetter)
        {
            var hash = Hash(folded[0], folded.Length > 1 ? folded[1] : '\0');
            _beginnings[hash >> 5] |= 1u << (hash & 31);
        }
    }

    /// <summary>Whether a word may begin with two characters, folded.</summary>
    public bool MayBegin(char first, char second) => first >= FirstLetter && (Has(first, second) || Has(first, '\0'));

    private bool Has(char first, char second)
    {
        var hash = Hash(first, second);
        return (_beginnings[hash >> 5] >> (hash & 31) & 1) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(char first, char second) => (int)(((first | ((uint)second << 16)) * 2654435761u) >> (32 - HashBits));
}
