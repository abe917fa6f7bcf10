using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Runtime.Intrinsics;

namespace OpenClawSync.Detection.Words;

/// <summary>Goes through the places where words begin, in order.</summary>
internal ref struct WordHits(WordFinder finder, ReadOnlySpan<byte> text, int end)
{
    private const int Block = 64;

    private const int SecondSet = 2 * WordFinder.Positions;

    private readonly WordFinder _finder = finder;
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly int _end = end;
    private int _base = -Block;
    private ulong _mask;

    /// <summary>The next place at or after <paramref name="at"/>, and which word begins there.</summary>
    public bool TryNext(ref int at, out int word)
    {
        if (at >= _base + Block)
        {
            _base = at;
            _mask = 0;
            if (at >= _end)
            {
                return Fail(out word);
            }

            _mask = Candidates();
        }
        else
        {
            _mask &= ulong.MaxValue << (at - _base);
        }
        while (true)
        {
            while (_mask == 0)
            {
                _base += Block;
                if (_base >= _end)
                {
                    return Fail(out word);
                }

                _mask = Candidates();
            }
            at = _base + BitOperations.TrailingZeroCount(_mask);
            if (at >= _end)
            {
                return Fail(out word);
            }

            _mask &= _mask - 1;
            word = _finder.WordAt(_text[at..]);
            if (word >= 0)
            {
                return true;
            }
        }
    }

    private static bool Fail(out int word)
    {
        word = -1;
        return false;
    }

    private readonly ulong Candidates()
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), _base);
        ref var tables = ref MemoryMarshal.GetReference(_finder.Tables);
        if (Avx512BW.IsSupported)
        {
            return Whole(ref first, ref tables);
        }

        if (Avx2.IsSupported)
        {
            return Half(ref first, ref tables) | ((ulong)Half(ref Unsafe.Add(ref first, Block / 2), ref tables) << (Block / 2));
        }

        return Scalar(_finder.Tables);
    }

    // Compiled well from the first call: the runtime's first, quick code for vectors is slower by far.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Whole(ref byte first, ref Vector512<byte> tables)
    {
        var nibble = Vector512.Create((byte)15);
        var (one, two) = (Vector512<byte>.AllBitsSet, Vector512<byte>.AllBitsSet);
        for (var i = 0; i < WordFinder.Positions; i++)
        {
            var bytes = Vector512.LoadUnsafe(ref first, (nuint)i);
            var (low, high) = (bytes & nibble, Vector512.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & nibble);
            one &= Avx512BW.Shuffle(Unsafe.Add(ref tables, 2 * i), low) & Avx512BW.Shuffle(Unsafe.Add(ref tables, (2 * i) + 1), high);
            two &=
                Avx512BW.Shuffle(Unsafe.Add(ref tables, SecondSet + (2 * i)), low)
                & Avx512BW.Shuffle(Unsafe.Add(ref tables, SecondSet + (2 * i) + 1), high);
        }
        return ~Vector512.Equals(one | two, Vector512<byte>.Zero).ExtractMostSignificantBits();
    }

    private static uint Half(ref byte first, ref Vector512<byte> tables)
    {
        var nibble = Vector256.Create((byte)15);
        var (one, two) = (Vector256<byte>.AllBitsSet, Vector256<byte>.AllBitsSet);
        for (var i = 0; i < WordFinder.Positions; i++)
        {
            var bytes = Vector256.LoadUnsafe(ref first, (nuint)i);
            var (low, high) = (bytes & nibble, Vector256.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & nibble);
            one &=
                Avx2.Shuffle(Unsafe.Add(ref tables, 2 * i).GetLower(), low)
                & Avx2.Shuffle(Unsafe.Add(ref tables, (2 * i) + 1).GetLower(), high);
            two &=
                Avx2.Shuffle(Unsafe.Add(ref tables, SecondSet + (2 * i)).GetLower(), low)
                & Avx2.Shuffle(Unsafe.Add(ref tables, SecondSet + (2 * i) + 1).GetLower(), high);
        }
        return ~Vector256.Equals(one | two, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    // The same filter byte by byte, for processors without the shuffles.
    private readonly ulong Scalar(ReadOnlySpan<Vector512<byte>> tables)
    {
        var mask = 0UL;
        for (var at = 0; at < Block; at++)
        {
            var (one, two) = (byte.MaxValue, byte.MaxValue);
            for (var i = 0; i < WordFinder.Positions; i++)
            {
                var (low, high) = (_text[_base + at + i] & 15, _text[_base + at + i] >> 4);
                one &= (byte)(tables[2 * i][low] & tables[(2 * i) + 1][high]);
                two &= (byte)(tables[SecondSet + (2 * i)][low] & tables[SecondSet + (2 * i) + 1][high]);
            }
            if ((one | two) != 0)
            {
                mask |= 1UL << at;
            }
        }
        return mask;
    }
}
