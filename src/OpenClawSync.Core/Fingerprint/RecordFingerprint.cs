using System.Collections.Frozen;
using System.Security.Cryptography;
using OpenClawSync.Records;

namespace OpenClawSync.Fingerprint;

/// <summary>Computes the fingerprint of a row: SHA-256 over its canonical JSON without the bookkeeping fields.</summary>
internal static class RecordFingerprint
{
    /// <summary>
    /// Fields that may change although the record did not. contentHash is one of them because its key can be rotated.
    /// </summary>
    public static FrozenSet<string> Bookkeeping { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            "updatedAt",
            "fingerprint",
            "contentHash",
            "sourceUpdatedAt",
            "lineStart",
            "lineEnd",
            "schemaVersion",
            "sourceFormat",
            "removedAt"
        );

    public static string Compute(Row row)
    {
        using var content = new Utf8Buffer();
        CanonicalJson.Write(content, row, Bookkeeping);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.Written, hash);
        return Convert.ToHexStringLower(hash);
    }
}
