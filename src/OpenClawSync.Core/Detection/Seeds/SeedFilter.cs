namespace OpenClawSync.Detection.Seeds;

/// <summary>
/// Says of a word in Latin letters that it is in none of the lists, or that it may be: a table of bits that is much smaller than the lists,
/// so that text without a seed phrase never loads them.
/// </summary>
internal static class SeedFilter
{
    private const int Bits = 17;

    private static readonly Lazy<byte[]> Table = new(() => SeedResources.Read("latin.filter"));

    public static byte[] Load() => Table.Value;

    public static bool MayContain(byte[] table, ulong word)
    {
        var bit = Hash(word);
        return (table[bit >> 3] >> (bit & 7) & 1) != 0;
    }

    /// <summary>Computes the table from the lists; the generator writes it beside them.</summary>
    public static byte[] Compute()
    {
        var table = new byte[1 << (Bits - 3)];
        foreach (var word in SeedWordLists.Of(SeedScript.Latin).SelectMany(list => list.Words))
        {
            var bit = Hash(word);
            table[bit >> 3] |= (byte)(1 << (bit & 7));
        }

        return table;
    }

    private static int Hash(ulong word) => (int)((word * 0x9E3779B97F4A7C15UL) >> (64 - Bits));
}
