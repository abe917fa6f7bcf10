using System.Collections.Immutable;
using System.Security.Cryptography;
using OpenClawSync.Records;

namespace OpenClawSync.Fingerprint;

/// <summary>SHA-256 over the canonical JSON of a row, without its bookkeeping.</summary>
internal static class RecordFingerprint
{
    /// <summary>
    /// Fields that may change without the record having changed. contentHash is among them because its key can be rotated.
    /// </summary>
    public static ImmutableHashSet<string> Bookkeeping { get; } = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "updatedAt", "fingerprint", "contentHash", "sourceUpdatedAt", "lineStart", "lineEnd",
        "schemaVersion", "sourceFormat", "removedAt");

    public static string Of(Row row)
    {
        var content = row.Where(field => !Bookkeeping.Contains(field.Key));
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Utf8(content)));
    }
}
