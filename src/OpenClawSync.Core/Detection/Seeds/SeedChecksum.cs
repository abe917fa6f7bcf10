using System.Security.Cryptography;

namespace OpenClawSync.Detection.Seeds;

/// <summary>The checksum of BIP39: the last bits of a phrase are the first of the hash of the bits before them.</summary>
internal static class SeedChecksum
{
    private const int BitsPerWord = 11;
    private const int MaxBytes = 24 * BitsPerWord / 8;

    /// <summary>Whether a phrase can have so many words.</summary>
    public static bool IsLength(int words) => words is 12 or 15 or 18 or 21 or 24;

    /// <summary>Whether the checksum of these places in a word list is right.</summary>
    public static bool Holds(ReadOnlySpan<int> indexes)
    {
        if (!IsLength(indexes.Length))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[MaxBytes + 1];
        bytes.Clear();
        for (var i = 0; i < indexes.Length * BitsPerWord; i++)
        {
            var bit = indexes[i / BitsPerWord] >> (BitsPerWord - 1 - (i % BitsPerWord)) & 1;
            bytes[i >> 3] |= (byte)(bit << (7 - (i & 7)));
        }

        var checksumBits = indexes.Length / 3;
        var entropy = bytes[..(((indexes.Length * BitsPerWord) - checksumBits) / 8)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(entropy, hash);
        var shift = 8 - checksumBits;
        return bytes[entropy.Length] >> shift == hash[0] >> shift;
    }
}
