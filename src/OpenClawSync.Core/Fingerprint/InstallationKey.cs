using System.Security.Cryptography;

namespace OpenClawSync.Fingerprint;

/// <summary>
/// The secret key of this installation. Hashes of redacted values are keyed with it, because short secrets can be guessed.
/// </summary>
internal sealed class InstallationKey(string keyId, byte[] bytes)
{
    public const int Size = 32;

    // To set up a keyed hash costs as much as to hash a record, so one is kept for whoever comes next.
    private IncrementalHash? _idle;

    public string KeyId { get; } = keyId;

    /// <summary>The key itself, to be kept where only its owner reads.</summary>
    public byte[] Export() => [.. bytes];

    public byte[] Hash(ReadOnlySpan<byte> data)
    {
        var hash = Interlocked.Exchange(ref _idle, null) ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, bytes);
        hash.AppendData(data);
        var result = hash.GetHashAndReset();
        Interlocked.Exchange(ref _idle, hash)?.Dispose();
        return result;
    }

    /// <summary>A key that is forgotten when the process ends, for runs that must leave no trace.</summary>
    public static InstallationKey Ephemeral() => new("ephemeral", RandomNumberGenerator.GetBytes(Size));

    public override string ToString() => $"installation key {KeyId}";
}
