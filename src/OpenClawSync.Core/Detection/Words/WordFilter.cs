using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// Marks the places in a block of bytes where a word could begin, one bit for each byte. Both halves of each of the first
/// <see cref="Positions"/> bytes are looked up in tables that hold one bit for each group of words; a place remains if some group
/// allows all of them. There is one implementation for each vector width, and all of them give the same answer.
/// </summary>
/// <remarks>
/// <c>SearchValues&lt;string&gt;</c> finds the same words, but with as many as there are it takes thirty times as long: its own
/// filter has one set of eight groups and lets too many places pass.
/// </remarks>
internal static class WordFilter
{
    /// <summary>How many places one call looks at.</summary>
    public const int BlockLength = 64;

    /// <summary>How many bytes of a word the filter looks at.</summary>
    public const int Positions = 4;

    /// <summary>How many groups one set of tables can hold: one for each bit of a byte.</summary>
    public const int GroupsPerSet = 8;

    /// <summary>How many sets of tables there are.</summary>
    public const int Sets = 2;

    /// <summary>The length of one table in bytes: its sixteen entries, repeated to fill the widest vector.</summary>
    public const int TableLength = 32;

    /// <summary>The length of all tables in bytes.</summary>
    public const int TablesLength = Sets * Positions * 2 * TableLength;

    private const int SecondSet = Positions * 2 * TableLength;

    /// <summary>Where the table for a half of the byte at a position begins.</summary>
    public static int TableStart(int set, int position, bool isHigh) =>
        TableLength * ((2 * ((set * Positions) + position)) + (isHigh ? 1 : 0));

    /// <summary>The places in the first <see cref="BlockLength"/> bytes where a word could begin.</summary>
    /// <param name="text">The block and at least <see cref="Positions"/> - 1 bytes after it.</param>
    /// <param name="tables">The tables, at least <see cref="TablesLength"/> bytes.</param>
    public static ulong Candidates(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tables)
    {
        ref readonly var block = ref MemoryMarshal.GetReference(text);
        ref readonly var table = ref MemoryMarshal.GetReference(tables);
        if (Avx2.IsSupported)
        {
            return Candidates256(in block, in table);
        }

        return Vector128.IsHardwareAccelerated ? Candidates128(in block, in table) : CandidatesScalar(text, tables);
    }

    // Optimized from the first call on, because the code that the runtime makes at first for vectors is many times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ulong Candidates256(ref readonly byte block, ref readonly byte table)
    {
        var nibble = Vector256.Create((byte)15);
        var mask = 0UL;
        for (var start = 0; start < BlockLength; start += Vector256<byte>.Count)
        {
            var (first, second) = (Vector256<byte>.AllBitsSet, Vector256<byte>.AllBitsSet);
            for (var position = 0; position < Positions; position++)
            {
                var bytes = Vector256.LoadUnsafe(in block, (nuint)(start + position));
                var (low, high) = (bytes & nibble, Vector256.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & nibble);
                var at = (nuint)(2 * TableLength * position);
                first &=
                    Avx2.Shuffle(Vector256.LoadUnsafe(in table, at), low)
                    & Avx2.Shuffle(Vector256.LoadUnsafe(in table, at + TableLength), high);
                second &=
                    Avx2.Shuffle(Vector256.LoadUnsafe(in table, at + SecondSet), low)
                    & Avx2.Shuffle(Vector256.LoadUnsafe(in table, at + SecondSet + TableLength), high);
            }

            mask |= (ulong)~Vector256.Equals(first | second, Vector256<byte>.Zero).ExtractMostSignificantBits() << start;
        }

        return mask;
    }

    // ARM has vectors of this width, and so has every other processor that a build is made for.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ulong Candidates128(ref readonly byte block, ref readonly byte table)
    {
        var nibble = Vector128.Create((byte)15);
        var mask = 0UL;
        for (var start = 0; start < BlockLength; start += Vector128<byte>.Count)
        {
            var (first, second) = (Vector128<byte>.AllBitsSet, Vector128<byte>.AllBitsSet);
            for (var position = 0; position < Positions; position++)
            {
                var bytes = Vector128.LoadUnsafe(in block, (nuint)(start + position));
                var (low, high) = (bytes & nibble, Vector128.ShiftRightLogical(bytes, 4));
                var at = (nuint)(2 * TableLength * position);

                // Native: the indices are below sixteen, where all processors agree.
                first &=
                    Vector128.ShuffleNative(Vector128.LoadUnsafe(in table, at), low)
                    & Vector128.ShuffleNative(Vector128.LoadUnsafe(in table, at + TableLength), high);
                second &=
                    Vector128.ShuffleNative(Vector128.LoadUnsafe(in table, at + SecondSet), low)
                    & Vector128.ShuffleNative(Vector128.LoadUnsafe(in table, at + SecondSet + TableLength), high);
            }

            var none = Vector128.Equals(first | second, Vector128<byte>.Zero);
            mask |= (ulong)(ushort)~none.ExtractMostSignificantBits() << start;
        }

        return mask;
    }

    internal static ulong CandidatesScalar(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tables)
    {
        var mask = 0UL;
        for (var at = 0; at < BlockLength; at++)
        {
            var (first, second) = (byte.MaxValue, byte.MaxValue);
            for (var position = 0; position < Positions; position++)
            {
                var (low, high) = (text[at + position] & 15, text[at + position] >> 4);
                first &= (byte)(tables[TableStart(0, position, false) + low] & tables[TableStart(0, position, true) + high]);
                second &= (byte)(tables[TableStart(1, position, false) + low] & tables[TableStart(1, position, true) + high]);
            }

            if ((first | second) != 0)
            {
                mask |= 1UL << at;
            }
        }

        return mask;
    }
}
