using System.Text;

namespace OpenClawSync.Fingerprint;

/// <summary>The keyed hash of a found value, by which findings are compared and allowed without being shown.</summary>
internal static class ValueHash
{
    // Sets these hashes apart from others that are taken with the same key.
    private const string Purpose = "finding\n";

    /// <returns><c>hmac1:keyId:hex</c>, HMAC-SHA-256 over UTF-8.</returns>
    public static string Compute(ReadOnlySpan<char> value, InstallationKey key)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Purpose, value));
        return $"hmac1:{key.KeyId}:{Convert.ToHexStringLower(key.Hash(bytes))}";
    }
}
