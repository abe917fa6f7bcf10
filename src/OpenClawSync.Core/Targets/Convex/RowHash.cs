using System.Security.Cryptography;

namespace OpenClawSync.Targets.Convex;

/// <summary>Tells whether a row, bookkeeping included, is the very one that a remote target acknowledged.</summary>
internal static class RowHash
{
    private const int Size = 16;

    public static byte[] Compute(byte[] json) => SHA256.HashData(json)[..Size];
}
