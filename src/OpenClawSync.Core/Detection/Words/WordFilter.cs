using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// Marks the places in a block of bytes where a word could begin, one bit for each byte. Each of the first <see cref="Positions"/> bytes is
/// looked up in tables that hold one bit for each group of words; a place remains if some group allows all of them. There is one
/// implementation for each vector width, and all of them give the same answer.
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
    public const int Sets = 4;

    /// <summary>The length of one table in bytes: one for each character of ASCII, of which the last stands for all others too.</summary>
    public const int TableLength = 128;

    /// <summary>The length of all tables in bytes.</summary>
    public const int TablesLength = Sets * Positions * TableLength;

    /// <summary>From here on, each character has its own entry; those before share it with all that have the same lower half.</summary>
    public const int FirstLetter = 0x60;

    private const int SetLength = Positions * TableLength;

    /// <summary>Where the table for the byte at a position begins.</summary>
    public static int TableStart(int set, int position) => TableLength * ((set * Positions) + position);

    /// <summary>The entry for a byte.</summary>
    public static int EntryOf(int c) => c >= FirstLetter ? Math.Min(c, TableLength - 1) : c & 15;

    /// <summary>The places in the first <see cref="BlockLength"/> bytes where a word could begin.</summary>
    /// <param name="text">The block and at least <see cref="Positions"/> - 1 bytes after it.</param>
    /// <param name="tables">The tables, at least <see cref="TablesLength"/> bytes.</param>
    public static ulong Candidates(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tables)
    {
        ref readonly var block = ref MemoryMarshal.GetReference(text);
        ref readonly var table = ref MemoryMarshal.GetReference(tables);
        if (Avx512Vbmi.IsSupported)
        {
            return Candidates512(in block, in table);
        }

        if (Avx2.IsSupported)
        {
            return Candidates256(in block, in table);
        }

        return Vector128.IsHardwareAccelerated ? Candidates128(in block, in table) : CandidatesScalar(text, tables);
    }

    // Optimized from the first call on, because the code that the runtime makes at first for vectors is many times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ulong Candidates512(ref readonly byte block, ref readonly byte table)
    {
        var (first, second, third, fourth) = (
            Vector512<byte>.AllBitsSet,
            Vector512<byte>.AllBitsSet,
            Vector512<byte>.AllBitsSet,
            Vector512<byte>.AllBitsSet
        );
        for (var position = 0; position < Positions; position++)
        {
            // The upper half of a table has every entry: those of characters below it are repeated at its start.
            var codes = Vector512.Min(Vector512.LoadUnsafe(in block, (nuint)position), Vector512.Create((byte)(TableLength - 1)));
            var isLow = Vector512.LessThan(codes, Vector512.Create((byte)(TableLength / 2)));
            codes = Vector512.ConditionalSelect(isLow, codes & Vector512.Create((byte)15), codes);
            var at = (nuint)((TableLength * position) + (TableLength / 2));
            first &= Lookup512(in table, at, codes);
            second &= Lookup512(in table, at + SetLength, codes);
            third &= Lookup512(in table, at + (2 * SetLength), codes);
            fourth &= Lookup512(in table, at + (3 * SetLength), codes);
        }

        return ~Vector512.Equals(first | second | third | fourth, Vector512<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Lookup512(ref readonly byte table, nuint at, Vector512<byte> codes) =>
        Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(in table, at), codes);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ulong Candidates256(ref readonly byte block, ref readonly byte table)
    {
        var mask = 0UL;
        for (var start = 0; start < BlockLength; start += Vector256<byte>.Count)
        {
            var any = Vector256<byte>.Zero;
            for (var set = 0; set < Sets; set++)
            {
                var all = Vector256<byte>.AllBitsSet;
                for (var position = 0; position < Positions; position++)
                {
                    // A shuffle gives zero for an index whose highest bit is set: so each character is found in one of three tables.
                    var codes = Vector256.Min(
                        Vector256.LoadUnsafe(in block, (nuint)(start + position)),
                        Vector256.Create((byte)(TableLength - 1))
                    );
                    var others = codes + Vector256.Create((byte)0x20);
                    var lower = Vector256.AddSaturate(codes ^ Vector256.Create((byte)0x60), Vector256.Create((byte)0x70));
                    var upper = Vector256.AddSaturate(codes ^ Vector256.Create((byte)0x70), Vector256.Create((byte)0x70));
                    var at = (nuint)TableStart(set, position);
                    all &=
                        Avx2.Shuffle(Vector256.Create(Vector128.LoadUnsafe(in table, at)), others)
                        | Avx2.Shuffle(Vector256.Create(Vector128.LoadUnsafe(in table, at + 0x60)), lower)
                        | Avx2.Shuffle(Vector256.Create(Vector128.LoadUnsafe(in table, at + 0x70)), upper);
                }

                any |= all;
            }

            mask |= (ulong)~Vector256.Equals(any, Vector256<byte>.Zero).ExtractMostSignificantBits() << start;
        }

        return mask;
    }

    // ARM has vectors of this width, and so has every other processor that a build is made for.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ulong Candidates128(ref readonly byte block, ref readonly byte table)
    {
        var mask = 0UL;
        for (var start = 0; start < BlockLength; start += Vector128<byte>.Count)
        {
            var any = Vector128<byte>.Zero;
            for (var set = 0; set < Sets; set++)
            {
                var all = Vector128<byte>.AllBitsSet;
                for (var position = 0; position < Positions; position++)
                {
                    var codes = Vector128.Min(
                        Vector128.LoadUnsafe(in block, (nuint)(start + position)),
                        Vector128.Create((byte)(TableLength - 1))
                    );
                    var half = codes & Vector128.Create((byte)15);
                    var isUpper = Vector128.GreaterThan(codes, Vector128.Create((byte)0x6F));
                    var isOther = Vector128.LessThan(codes, Vector128.Create((byte)FirstLetter));
                    var at = (nuint)TableStart(set, position);

                    // Native: the indices are below sixteen, where all processors agree.
                    var letters = Vector128.ConditionalSelect(
                        isUpper,
                        Vector128.ShuffleNative(Vector128.LoadUnsafe(in table, at + 0x70), half),
                        Vector128.ShuffleNative(Vector128.LoadUnsafe(in table, at + 0x60), half)
                    );
                    all &= Vector128.ConditionalSelect(isOther, Vector128.ShuffleNative(Vector128.LoadUnsafe(in table, at), half), letters);
                }

                any |= all;
            }

            mask |= (ulong)(ushort)~Vector128.Equals(any, Vector128<byte>.Zero).ExtractMostSignificantBits() << start;
        }

        return mask;
    }

    internal static ulong CandidatesScalar(ReadOnlySpan<byte> text, ReadOnlySpan<byte> tables)
    {
        var mask = 0UL;
        for (var at = 0; at < BlockLength; at++)
        {
            for (var set = 0; set < Sets; set++)
            {
                var all = byte.MaxValue;
                for (var position = 0; position < Positions; position++)
                {
                    all &= tables[TableStart(set, position) + EntryOf(text[at + position])];
                }

                mask |= all != 0 ? 1UL << at : 0;
            }
        }

        return mask;
    }
}
