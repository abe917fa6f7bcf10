using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Units;

/// <summary>
/// SHA-256 over all that decides the records of a part. Each piece is led by its length, so that no two lists of pieces look
/// alike. The time of a file is no content: it is bookkeeping, and rows keep the one that they were stored with.
/// </summary>
internal static class ContentDigest
{
    public static byte[] Compute(RecordKind kind, string name, params ReadOnlySpan<byte[]> pieces) =>
        Compute([Encoding.UTF8.GetBytes(kind.ToString()), Encoding.UTF8.GetBytes(name), .. pieces]);

    public static byte[] Compute(params ReadOnlySpan<byte[]> pieces)
    {
        var length = 0;
        foreach (var piece in pieces)
        {
            length += sizeof(long) + piece.Length;
        }

        var framed = new byte[length];
        var rest = framed.AsSpan();
        foreach (var piece in pieces)
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, piece.Length);
            piece.CopyTo(rest[sizeof(long)..]);
            rest = rest[(sizeof(long) + piece.Length)..];
        }

        return SHA256.HashData(framed);
    }
}
