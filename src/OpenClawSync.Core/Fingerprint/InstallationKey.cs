using System.Security.Cryptography;

namespace OpenClawSync.Fingerprint;

/// <summary>
/// The secret key of this installation. Hashes of redacted values are keyed with it because short secrets could be guessed otherwise.
/// </summary>
internal sealed class InstallationKey(string keyId, byte[] bytes)
{
    public const int Size = 32;

    // Creating a keyed hash costs as much as hashing a record, so one is kept for the next caller on any thread.
    private IncrementalHash? _idle;

    public string KeyId { get; } = keyId;

    /// <summary>A copy of the key, to be stored where only its owner can read it.</summary>
    public byte[] Export() => [.. bytes];

    public byte[] Hash(ReadOnlySpan<byte> data)
    {
        var hash = Interlocked.Exchange(ref _idle, null) ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, bytes);
        hash.AppendData(data);
        var result = hash.GetHashAndReset();
        Interlocked.Exchange(ref _idle, hash)?.Dispose();
        return result;
    }

    /// <summary>A random key that is never stored, for runs that must not leave a trace.</summary>
    public static InstallationKey Ephemeral() => new("ephemeral", RandomNumberGenerator.GetBytes(Size));

    public override string ToString() => $"installation key {KeyId}";
}
