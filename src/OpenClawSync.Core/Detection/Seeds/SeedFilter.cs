using System.Numerics;

namespace OpenClawSync.Detection.Seeds;

/// <summary>
/// Tells which of the lists in Latin letters may have a word: a table that is much smaller than the lists, so that text without a seed
/// phrase never loads them. It knows a word by its first eight letters, as bytes in one number, and has a byte for each number of its hash,
/// with a bit for each list.
/// </summary>
internal static class SeedFilter
{
    /// <summary>How many letters of a word the filter looks at.</summary>
    public const int MaxLetters = sizeof(ulong);

    private const int Bits = 15;

    /// <summary>The lists that may have the word that begins with these letters; zeros follow where it is shorter.</summary>
    public static byte Lists(ulong letters) => Loaded.Table[Hash(letters)];

    /// <summary>The first letters of a packed word as bytes.</summary>
    public static ulong LettersOf(ulong packed)
    {
        var letters = 0UL;
        var count = (BitOperations.Log2(packed) / SeedLetters.LatinBits) + 1;
        for (var i = 0; i < Math.Min(count, MaxLetters); i++)
        {
            var letter = (packed >> (SeedLetters.LatinBits * (count - 1 - i))) & ((1 << SeedLetters.LatinBits) - 1);
            letters |= (letter | 0x60) << (8 * i);
        }

        return letters;
    }

    /// <summary>Computes the table from the lists; the generator writes it beside them.</summary>
    public static byte[] Compute()
    {
        var table = new byte[1 << Bits];
        var lists = SeedWordLists.Of(SeedScript.Latin);
        for (var i = 0; i < lists.Length; i++)
        {
            foreach (var word in lists[i].Words)
            {
                table[Hash(LettersOf(word))] |= (byte)(1 << i);
            }
        }

        return table;
    }

    private static int Hash(ulong letters) => (int)((letters * 0x9E3779B97F4A7C15UL) >> (64 - Bits));

    // A class of its own, so that the table is loaded when the first word is looked up.
    private static class Loaded
    {
        public static readonly byte[] Table = SeedResources.Read("latin.filter");
    }
}
