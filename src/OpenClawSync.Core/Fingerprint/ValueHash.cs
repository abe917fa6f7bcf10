using System.Text;

namespace OpenClawSync.Fingerprint;

/// <summary>Computes the keyed hash by which a detected value is compared and allowed without being shown.</summary>
internal static class ValueHash
{
    // Separates these hashes from others that use the same key.
    private const string Purpose = "finding\n";

    /// <returns><c>hmac1:keyId:hex</c>, HMAC-SHA-256 over UTF-8.</returns>
    public static string Compute(ReadOnlySpan<char> value, InstallationKey key)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Purpose, value));
        return $"hmac1:{key.KeyId}:{Convert.ToHexStringLower(key.Hash(bytes))}";
    }
}
