using System.Security.Cryptography;
using OpenClawSync.Storage;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>Copies a file and hashes what it copies, in one pass.</summary>
internal static class HashedCopy
{
    private const int BlockSize = 1 << 20;

    // Handing a small block to another thread costs more than hashing it here.
    private const int WorthAThread = 1 << 16;

    /// <returns>SHA-256 of the bytes of the copy.</returns>
    public static byte[] Make(FileStream source, string copy)
    {
        using var target = PrivateFiles.Create(copy, FileMode.Create);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = GC.AllocateUninitializedArray<byte>(BlockSize);
        for (var read = source.Read(block); read > 0; read = source.Read(block))
        {
            Add(hash, target, block, read);
        }

        return hash.GetHashAndReset();
    }

    // Hashing takes as long as writing, so a second core halves the time.
    private static void Add(IncrementalHash hash, FileStream target, byte[] block, int length)
    {
        var hashing = length < WorthAThread ? null : Task.Run(() => hash.AppendData(block, 0, length));
        try
        {
            target.Write(block, 0, length);
        }
        finally
        {
            hashing?.Wait();
        }

        if (hashing is null)
        {
            hash.AppendData(block, 0, length);
        }
    }
}
