using System.Collections.Frozen;
using System.Security.Cryptography;
using OpenClawSync.Records;

namespace OpenClawSync.Fingerprint;

/// <summary>SHA-256 over the canonical JSON of a row, without its bookkeeping.</summary>
internal static class RecordFingerprint
{
    /// <summary>
    /// Fields that may change without the record having changed. contentHash is among them because its key can be rotated.
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
