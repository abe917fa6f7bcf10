using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// The kinds of the 64 bytes of a block, one bit for each byte. Scanners that look for a pattern of letters, digits and marks find it by
/// shifting the bits, without reading the bytes again.
/// </summary>
/// <param name="Letters">The letters <c>a</c> to <c>z</c>.</param>
/// <param name="Words">The letters, and every character that is not ASCII: the byte 255.</param>
/// <param name="Digits">The digits.</param>
/// <param name="Marks">The marks <c>! # $ % &amp; @ ^ ~ +</c>, which passwords have within a word.</param>
/// <param name="Hyphens">The hyphens.</param>
internal readonly record struct ByteKinds(ulong Letters, ulong Words, ulong Digits, ulong Marks, ulong Hyphens)
{
    /// <summary>How many bytes a block has.</summary>
    public const int BlockLength = 64;

    /// <summary>Reads a block of text in small letters.</summary>
    public static ByteKinds Read(ReadOnlySpan<byte> block)
    {
        ref readonly var first = ref MemoryMarshal.GetReference(block[..BlockLength]);
        if (Vector256.IsHardwareAccelerated)
        {
            return Read256(in first);
        }

        return Vector128.IsHardwareAccelerated ? Read128(in first) : ReadScalar(block);
    }

    // Optimized from the first call on, because the code that the runtime makes at first for vectors is many times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ByteKinds Read256(ref readonly byte block)
    {
        var (letters, others, digits, marks, hyphens) = (0UL, 0UL, 0UL, 0UL, 0UL);
        for (var start = 0; start < BlockLength; start += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(in block, (nuint)start);
            letters |= (ulong)InRange256(bytes, 'a', 26).ExtractMostSignificantBits() << start;
            others |= (ulong)bytes.ExtractMostSignificantBits() << start;
            digits |= (ulong)InRange256(bytes, '0', 10).ExtractMostSignificantBits() << start;
            hyphens |= (ulong)Vector256.Equals(bytes, Vector256.Create((byte)'-')).ExtractMostSignificantBits() << start;
            var mark =
                InRange256(bytes, '#', 4) // # $ % &
                | Vector256.Equals(bytes, Vector256.Create((byte)'!'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'@'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'^'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'~'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'+'));
            marks |= (ulong)mark.ExtractMostSignificantBits() << start;
        }

        return new ByteKinds(letters, letters | others, digits, marks, hyphens);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ByteKinds Read128(ref readonly byte block)
    {
        var (letters, others, digits, marks, hyphens) = (0UL, 0UL, 0UL, 0UL, 0UL);
        for (var start = 0; start < BlockLength; start += Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(in block, (nuint)start);
            letters |= (ulong)InRange128(bytes, 'a', 26).ExtractMostSignificantBits() << start;
            others |= (ulong)bytes.ExtractMostSignificantBits() << start;
            digits |= (ulong)InRange128(bytes, '0', 10).ExtractMostSignificantBits() << start;
            hyphens |= (ulong)Vector128.Equals(bytes, Vector128.Create((byte)'-')).ExtractMostSignificantBits() << start;
            var mark =
                InRange128(bytes, '#', 4) // # $ % &
                | Vector128.Equals(bytes, Vector128.Create((byte)'!'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'@'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'^'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'~'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'+'));
            marks |= (ulong)mark.ExtractMostSignificantBits() << start;
        }

        return new ByteKinds(letters, letters | others, digits, marks, hyphens);
    }

    internal static ByteKinds ReadScalar(ReadOnlySpan<byte> block)
    {
        var (letters, others, digits, marks, hyphens) = (0UL, 0UL, 0UL, 0UL, 0UL);
        for (var at = 0; at < BlockLength; at++)
        {
            var c = block[at];
            letters |= c is >= (byte)'a' and <= (byte)'z' ? 1UL << at : 0;
            others |= c > 127 ? 1UL << at : 0;
            digits |= c is >= (byte)'0' and <= (byte)'9' ? 1UL << at : 0;
            hyphens |= c == '-' ? 1UL << at : 0;
            marks |= c is >= (byte)'#' and <= (byte)'&' or (byte)'!' or (byte)'@' or (byte)'^' or (byte)'~' or (byte)'+' ? 1UL << at : 0;
        }

        return new ByteKinds(letters, letters | others, digits, marks, hyphens);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> InRange256(Vector256<byte> bytes, char first, byte count) =>
        Vector256.LessThan(bytes - Vector256.Create((byte)first), Vector256.Create(count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> InRange128(Vector128<byte> bytes, char first, byte count) =>
        Vector128.LessThan(bytes - Vector128.Create((byte)first), Vector128.Create(count));
}
