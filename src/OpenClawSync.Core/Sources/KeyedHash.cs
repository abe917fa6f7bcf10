namespace OpenClawSync.Sources;

/// <summary>Hashes bytes with a secret key.</summary>
internal delegate byte[] KeyedHash(ReadOnlySpan<byte> data);
