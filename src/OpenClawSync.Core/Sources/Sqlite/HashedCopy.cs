using System.Buffers;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>
/// Copies a file and computes the hash of the copied bytes in one pass. Hashing takes about as long as writing, so it runs on another
/// thread.
/// </summary>
internal static class HashedCopy
{
    private const int BlockSize = 1 << 20;

    // Bounds the memory: one block is written, one waits, and one is hashed.
    private const int MaxWaitingBlocks = 1;

    /// <param name="source">The file to copy, from its current position.</param>
    /// <param name="copy">The copy.</param>
    /// <returns>SHA-256 of the copied bytes.</returns>
    public static byte[] Write(Stream source, FileStream copy)
    {
        var blocks = Channel.CreateBounded<Block>(MaxWaitingBlocks);
        var hashing = Task.Run(() => HashAsync(blocks.Reader));
        try
        {
            for (var block = Read(source); block.Length > 0; block = Read(source))
            {
                copy.Write(block.Bytes, 0, block.Length);
                blocks.Writer.WriteAsync(block).AsTask().Wait();
            }
        }
        finally
        {
            blocks.Writer.Complete();
        }

        copy.Flush();
        return hashing.GetAwaiter().GetResult();
    }

    private static Block Read(Stream source)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(BlockSize);
        return new Block(bytes, source.Read(bytes));
    }

    private static async Task<byte[]> HashAsync(ChannelReader<Block> blocks)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var block in blocks.ReadAllAsync().ConfigureAwait(false))
        {
            hash.AppendData(block.Bytes, 0, block.Length);
            ArrayPool<byte>.Shared.Return(block.Bytes);
        }

        return hash.GetHashAndReset();
    }

    private readonly record struct Block(byte[] Bytes, int Length);
}
