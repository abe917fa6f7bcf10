using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenClawSync.Detection.Text;

/// <summary>
/// Tells the kinds of 64 characters at a time, as bit masks with one bit for each character: the masks returned are of letters,
/// digits, <c>_</c> and <c>-</c>. There is one implementation for each vector width, and all of them give the same answer.
/// </summary>
internal static class BlockMasks
{
    /// <summary>How many characters a full block has.</summary>
    public const int BlockLength = 64;

    /// <summary>Reads the block of a text that begins at a position; it is shorter than the others at the end of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the block begins.</param>
    /// <param name="digitsAndCapitals">The digits and capital letters among them.</param>
    /// <param name="hasNonAscii">Becomes true when any of them is not ASCII.</param>
    public static ulong Read(ReadOnlySpan<char> text, int start, out ulong digitsAndCapitals, ref bool hasNonAscii)
    {
        if (start + BlockLength > text.Length)
        {
            return ReadScalar(text[start..], out digitsAndCapitals, ref hasNonAscii);
        }

        ref var first = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start));
        if (Vector256.IsHardwareAccelerated)
        {
            return Read256(ref first, out digitsAndCapitals, ref hasNonAscii);
        }

        return Vector128.IsHardwareAccelerated
            ? Read128(ref first, out digitsAndCapitals, ref hasNonAscii)
            : ReadScalar(text.Slice(start, BlockLength), out digitsAndCapitals, ref hasNonAscii);
    }

    // Optimized from the first call on, because the code that the runtime makes at first for vectors is many times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ulong Read256(ref readonly ushort first, out ulong digitsAndCapitals, ref bool hasNonAscii)
    {
        var tokens = 0UL;
        digitsAndCapitals = 0;
        var all = Vector256<ushort>.Zero;
        for (var i = 0; i < BlockLength; i += Vector256<ushort>.Count)
        {
            var part = Vector256.LoadUnsafe(in first, (nuint)i);
            all |= part;
            tokens |= Tokens256(part) << i;
            digitsAndCapitals |= DigitsAndCapitals256(part) << i;
        }

        hasNonAscii |= Vector256.GreaterThanAny(all, Vector256.Create((ushort)0x7F));
        return tokens;
    }

    // ARM has vectors of this width, and so has every other processor that a build is made for. The characters are narrowed to
    // bytes, so that sixteen of them fit into one vector; what is not ASCII stays so.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ulong Read128(ref readonly ushort first, out ulong digitsAndCapitals, ref bool hasNonAscii)
    {
        var tokens = 0UL;
        digitsAndCapitals = 0;
        var all = Vector128<byte>.Zero;
        for (var i = 0; i < BlockLength; i += Vector128<byte>.Count)
        {
            var part = Vector128.NarrowWithSaturation(
                Vector128.LoadUnsafe(in first, (nuint)i),
                Vector128.LoadUnsafe(in first, (nuint)(i + Vector128<ushort>.Count))
            );
            all |= part;
            tokens |= (ulong)Tokens128(part) << i;
            digitsAndCapitals |= (ulong)DigitsAndCapitals128(part) << i;
        }

        hasNonAscii |= Vector128.GreaterThanAny(all, Vector128.Create((byte)0x7F));
        return tokens;
    }

    internal static ulong ReadScalar(ReadOnlySpan<char> block, out ulong digitsAndCapitals, ref bool hasNonAscii)
    {
        var tokens = 0UL;
        digitsAndCapitals = 0;
        for (var i = 0; i < block.Length; i++)
        {
            if (block[i] > 0x7F)
            {
                hasNonAscii = true;
            }
            else if (Chars.IsToken(block[i]))
            {
                tokens |= 1UL << i;
            }

            if (Chars.IsDigit(block[i]) || Chars.IsUpper(block[i]))
            {
                digitsAndCapitals |= 1UL << i;
            }
        }

        return tokens;
    }

    private static ulong Tokens256(Vector256<ushort> v)
    {
        var letter = Vector256.LessThan((v | Vector256.Create((ushort)0x20)) - Vector256.Create((ushort)'a'), Vector256.Create((ushort)26));
        var digit = Vector256.LessThan(v - Vector256.Create((ushort)'0'), Vector256.Create((ushort)10));
        var joiner = Vector256.Equals(v, Vector256.Create((ushort)'-')) | Vector256.Equals(v, Vector256.Create((ushort)'_'));
        return (letter | digit | joiner).ExtractMostSignificantBits();
    }

    private static ulong DigitsAndCapitals256(Vector256<ushort> v) =>
        (
            Vector256.LessThan(v - Vector256.Create((ushort)'0'), Vector256.Create((ushort)10))
            | Vector256.LessThan(v - Vector256.Create((ushort)'A'), Vector256.Create((ushort)26))
        ).ExtractMostSignificantBits();

    private static uint Tokens128(Vector128<byte> v)
    {
        var letter = Vector128.LessThan((v | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var digit = Vector128.LessThan(v - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        var joiner = Vector128.Equals(v, Vector128.Create((byte)'-')) | Vector128.Equals(v, Vector128.Create((byte)'_'));
        return (letter | digit | joiner).ExtractMostSignificantBits();
    }

    private static uint DigitsAndCapitals128(Vector128<byte> v) =>
        (
            Vector128.LessThan(v - Vector128.Create((byte)'0'), Vector128.Create((byte)10))
            | Vector128.LessThan(v - Vector128.Create((byte)'A'), Vector128.Create((byte)26))
        ).ExtractMostSignificantBits();
}
