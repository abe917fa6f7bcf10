using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Units;

/// <summary>
/// Computes SHA-256 over everything that the records of a unit depend on. Each piece is preceded by its length, so that no two lists of
/// pieces give the same bytes. The times of files are not content but bookkeeping: rows keep the times that they were stored with.
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
