using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Words;

/// <summary>A stretch of text as bytes in lower case, so that a search reads twice as much a step; not ASCII is 255.</summary>
internal readonly ref struct FoldedWindow
{
    // Searches read so far past the end.
    private const int Slack = 128;

    private readonly byte[] _bytes;

    public FoldedWindow(ReadOnlySpan<char> text)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(text.Length + Slack);
        Length = text.Length;
        Fold(text, _bytes);
        _bytes.AsSpan(text.Length, Slack).Clear();
    }

    public int Length { get; }

    /// <summary>The bytes, and zeros after them.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    // Compiled well from the first call: the runtime's first, quick code for vectors is slower by far.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fold(ReadOnlySpan<char> text, Span<byte> target)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var sink = ref MemoryMarshal.GetReference(target);
        var at = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; at + 64 <= text.Length; at += 64)
            {
                Lower(
                        Vector512.NarrowWithSaturation(
                            Vector512.LoadUnsafe(ref source, (nuint)at),
                            Vector512.LoadUnsafe(ref source, (nuint)at + 32)
                        )
                    )
                    .StoreUnsafe(ref sink, (nuint)at);
            }
        }
        for (; at + 16 <= text.Length; at += 16)
        {
            Lower(
                    Vector128.NarrowWithSaturation(
                        Vector128.LoadUnsafe(ref source, (nuint)at),
                        Vector128.LoadUnsafe(ref source, (nuint)at + 8)
                    )
                )
                .StoreUnsafe(ref sink, (nuint)at);
        }

        for (; at < text.Length; at++)
        {
            target[at] = text[at] > 127 ? byte.MaxValue : (byte)Chars.ToLower(text[at]);
        }
    }

    private static Vector512<byte> Lower(Vector512<byte> v)
    {
        var capitals = Vector512.LessThan(v - Vector512.Create((byte)'A'), Vector512.Create((byte)26));
        var other = Vector512.GreaterThan(v, Vector512.Create((byte)127));
        return v | (capitals & Vector512.Create((byte)0x20)) | other;
    }

    private static Vector128<byte> Lower(Vector128<byte> v)
    {
        var capitals = Vector128.LessThan(v - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
        var other = Vector128.GreaterThan(v, Vector128.Create((byte)127));
        return v | (capitals & Vector128.Create((byte)0x20)) | other;
    }
}
