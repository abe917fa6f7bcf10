using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenClawSync.Detection.Text;

/// <summary>
/// Finds runs of at least sixteen token characters (letters, digits, <c>_ -</c>) that have a digit or a capital among them,
/// sixty-four characters a step: a block becomes a bit mask, and shifting it onto itself leaves a bit only where a long run begins.
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
    private ulong _marks;
    private ulong _starts;
    private bool _openMarked;

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
                if (bit + length >= Block)
                {
                    _starts = 0;
                    continue;
                }
                _starts &= ulong.MaxValue << (bit + length);
                if ((_marks >> bit & ((1UL << length) - 1)) == 0)
                {
                    continue;
                }

                start = _base + bit;
                end = start + length;
                return true;
            }
            if (_next < _text.Length)
            {
                if (ReadBlock(out start, out end))
                {
                    return true;
                }

                continue;
            }
            (start, end) = (_open, _text.Length);
            _open = -1;
            return start >= 0 && end - start >= MinLength && _openMarked;
        }
    }

    // Reads the next block; true when the run left open by the blocks before ends in it and is one to report.
    private bool ReadBlock(out int start, out int end)
    {
        _base = _next;
        _next += Block;
        var mask = _base + Block <= _text.Length ? FullMask() : TailMask();
        (start, end) = (_open, _base);
        var report = false;
        if (_open >= 0)
        {
            var head = BitOperations.TrailingZeroCount(~mask);
            _openMarked |= (head == Block ? _marks : _marks & ((1UL << head) - 1)) != 0;
            if (head == Block)
            {
                return false;
            }

            end = _base + head;
            mask &= ulong.MaxValue << head;
            report = _openMarked && end - start >= MinLength;
        }
        OpenTail(mask);
        _mask = mask;
        mask &= mask >> 1;
        mask &= mask >> 2;
        mask &= mask >> 4;
        _starts = mask & (mask >> 8);
        return report;
    }

    private void OpenTail(ulong mask)
    {
        var tail = BitOperations.LeadingZeroCount(~mask);
        _open = tail == 0 ? -1 : _base + Block - tail;
        _openMarked = tail != 0 && (tail == Block ? _marks : _marks >> (Block - tail)) != 0;
    }

    // Compiled well from the first call: the runtime's first, quick code for vectors is slower by far.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong FullMask()
    {
        ref var first = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), _base));
        if (Vector512.IsHardwareAccelerated)
        {
            var low = Vector512.LoadUnsafe(ref first);
            var high = Vector512.LoadUnsafe(ref first, 32);
            SawNonAscii |= Vector512.GreaterThanAny(low | high, Vector512.Create((ushort)0x7F));
            _marks = MarkBits(low) | (MarkBits(high) << 32);
            return Bits(low) | (Bits(high) << 32);
        }
        if (!Vector256.IsHardwareAccelerated)
        {
            return TailMask();
        }

        var mask = 0UL;
        _marks = 0;
        var all = Vector256<ushort>.Zero;
        for (var i = 0; i < Block; i += 16)
        {
            var part = Vector256.LoadUnsafe(ref first, (nuint)i);
            all |= part;
            mask |= Bits(part) << i;
            _marks |= MarkBits(part) << i;
        }
        SawNonAscii |= Vector256.GreaterThanAny(all, Vector256.Create((ushort)0x7F));
        return mask;
    }

    private ulong TailMask()
    {
        var rest = _text[_base..Math.Min(_text.Length, _base + Block)];
        var mask = 0UL;
        _marks = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] > 0x7F)
            {
                SawNonAscii = true;
            }
            else if (Chars.IsToken(rest[i]))
            {
                mask |= 1UL << i;
            }

            if (Chars.IsDigit(rest[i]) || Chars.IsUpper(rest[i]))
            {
                _marks |= 1UL << i;
            }
        }
        return mask;
    }

    private static ulong MarkBits(Vector512<ushort> v) =>
        (
            Vector512.LessThan(v - Vector512.Create((ushort)'0'), Vector512.Create((ushort)10))
            | Vector512.LessThan(v - Vector512.Create((ushort)'A'), Vector512.Create((ushort)26))
        ).ExtractMostSignificantBits();

    private static ulong Bits(Vector512<ushort> v)
    {
        var letter = Vector512.LessThan((v | Vector512.Create((ushort)0x20)) - Vector512.Create((ushort)'a'), Vector512.Create((ushort)26));
        var digit = Vector512.LessThan(v - Vector512.Create((ushort)'0'), Vector512.Create((ushort)10));
        var mark = Vector512.Equals(v, Vector512.Create((ushort)'-')) | Vector512.Equals(v, Vector512.Create((ushort)'_'));
        return (letter | digit | mark).ExtractMostSignificantBits();
    }

    private static ulong MarkBits(Vector256<ushort> v) =>
        (
            Vector256.LessThan(v - Vector256.Create((ushort)'0'), Vector256.Create((ushort)10))
            | Vector256.LessThan(v - Vector256.Create((ushort)'A'), Vector256.Create((ushort)26))
        ).ExtractMostSignificantBits();

    private static ulong Bits(Vector256<ushort> v)
    {
        var letter = Vector256.LessThan((v | Vector256.Create((ushort)0x20)) - Vector256.Create((ushort)'a'), Vector256.Create((ushort)26));
        var digit = Vector256.LessThan(v - Vector256.Create((ushort)'0'), Vector256.Create((ushort)10));
        var mark = Vector256.Equals(v, Vector256.Create((ushort)'-')) | Vector256.Equals(v, Vector256.Create((ushort)'_'));
        return (letter | digit | mark).ExtractMostSignificantBits();
    }
}
