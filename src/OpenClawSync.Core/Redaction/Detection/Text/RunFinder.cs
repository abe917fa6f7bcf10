using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenClawSync.Redaction.Detection;

/// <summary>
/// Finds runs of at least sixteen token characters (letters, digits, <c>_ - + /</c>), sixty-four characters a step:
/// a block becomes a bit mask, and shifting it onto itself leaves a bit only where a long run begins.
/// </summary>
internal ref struct RunFinder(ReadOnlySpan<char> text)
{
    public const int MinLength = 16;

    private const int Block = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private int _next;
    private int _base;
    private int _open = -1;
    private ulong _mask;
    private ulong _starts;

    /// <summary>Some character read so far is not ASCII.</summary>
    public bool SawNonAscii { get; private set; }

    public bool TryNext(out int start, out int end)
    {
        while (true)
        {
            if (_starts != 0)
            {
                var bit = BitOperations.TrailingZeroCount(_starts);
                var length = BitOperations.TrailingZeroCount(~(_mask >> bit));
                _starts &= bit + length >= Block ? 0 : ulong.MaxValue << (bit + length);
                if (bit + length < Block)
                {
                    start = _base + bit;
                    end = start + length;
                    return true;
                }
            }
            else if (_next >= _text.Length)
            {
                start = _open;
                end = _text.Length;
                _open = -1;
                return start >= 0 && end - start >= MinLength;
            }
            else if (ReadBlock(out start, out end))
            {
                return true;
            }
        }
    }

    // Reads the next block; true when the run left open by the blocks before ends in it and is long enough.
    private bool ReadBlock(out int start, out int end)
    {
        _base = _next;
        _next += Block;
        var mask = _base + Block <= _text.Length ? FullMask() : TailMask();
        (start, end) = (_open, _base);
        if (_open >= 0)
        {
            var head = BitOperations.TrailingZeroCount(~mask);
            if (head == Block) return false;
            end = _base + head;
            mask &= ulong.MaxValue << head;
        }
        var tail = BitOperations.LeadingZeroCount(~mask);
        _open = tail == 0 ? -1 : _base + Block - tail;
        _mask = mask;
        mask &= mask >> 1;
        mask &= mask >> 2;
        mask &= mask >> 4;
        _starts = mask & (mask >> 8);
        return start >= 0 && end - start >= MinLength;
    }

    private ulong FullMask()
    {
        ref var first = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), _base));
        if (Vector512.IsHardwareAccelerated)
        {
            var low = Vector512.LoadUnsafe(ref first);
            var high = Vector512.LoadUnsafe(ref first, 32);
            SawNonAscii |= Vector512.GreaterThanAny(low | high, Vector512.Create((ushort)0x7F));
            return Bits(low) | (Bits(high) << 32);
        }
        if (!Vector256.IsHardwareAccelerated) return TailMask();
        var mask = 0UL;
        var all = Vector256<ushort>.Zero;
        for (var i = 0; i < Block; i += 16)
        {
            var part = Vector256.LoadUnsafe(ref first, (nuint)i);
            all |= part;
            mask |= Bits(part) << i;
        }
        SawNonAscii |= Vector256.GreaterThanAny(all, Vector256.Create((ushort)0x7F));
        return mask;
    }

    private ulong TailMask()
    {
        var rest = _text[_base..Math.Min(_text.Length, _base + Block)];
        var mask = 0UL;
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] > 0x7F) SawNonAscii = true;
            else if (Chars.IsToken(rest[i])) mask |= 1UL << i;
        }
        return mask;
    }

    private static ulong Bits(Vector512<ushort> v)
    {
        var letter = Vector512.LessThan((v | Vector512.Create((ushort)0x20)) - Vector512.Create((ushort)'a'), Vector512.Create((ushort)26));
        var digit = Vector512.LessThan(v - Vector512.Create((ushort)'/'), Vector512.Create((ushort)11));
        var mark = Vector512.Equals(v, Vector512.Create((ushort)'-')) | Vector512.Equals(v, Vector512.Create((ushort)'_'))
            | Vector512.Equals(v, Vector512.Create((ushort)'+'));
        return (letter | digit | mark).ExtractMostSignificantBits();
    }

    private static ulong Bits(Vector256<ushort> v)
    {
        var letter = Vector256.LessThan((v | Vector256.Create((ushort)0x20)) - Vector256.Create((ushort)'a'), Vector256.Create((ushort)26));
        var digit = Vector256.LessThan(v - Vector256.Create((ushort)'/'), Vector256.Create((ushort)11));
        var mark = Vector256.Equals(v, Vector256.Create((ushort)'-')) | Vector256.Equals(v, Vector256.Create((ushort)'_'))
            | Vector256.Equals(v, Vector256.Create((ushort)'+'));
        return (letter | digit | mark).ExtractMostSignificantBits();
    }
}
