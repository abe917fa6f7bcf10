using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenClawSync.Detection.Sentences;

/// <summary>
/// Marks the places in a block of bytes where a letter and a digit meet, where a mark that passwords have stands within a word, and where
/// four digits follow each other: few words of a text have one.
/// </summary>
internal static class OddValueFinder
{
    /// <summary>How many places one call looks at.</summary>
    public const int BlockLength = 64;

    /// <summary>The places in the first <see cref="BlockLength"/> bytes, one bit for each.</summary>
    /// <param name="text">The block in small letters, and at least three more bytes.</param>
    public static ulong Candidates(ReadOnlySpan<byte> text)
    {
        ref readonly var block = ref MemoryMarshal.GetReference(text);
        if (Vector256.IsHardwareAccelerated)
        {
            return Candidates256(in block);
        }

        return Vector128.IsHardwareAccelerated ? Candidates128(in block) : CandidatesScalar(text);
    }

    // Optimized from the first call on, because the code that the runtime makes at first for vectors is many times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ulong Candidates256(ref readonly byte block)
    {
        var mask = 0UL;
        for (var start = 0; start < BlockLength; start += Vector256<byte>.Count)
        {
            var first = Vector256.LoadUnsafe(in block, (nuint)start);
            var second = Vector256.LoadUnsafe(in block, (nuint)(start + 1));
            var third = Vector256.LoadUnsafe(in block, (nuint)(start + 2));
            var fourth = Vector256.LoadUnsafe(in block, (nuint)(start + 3));
            var (digit, letter) = (Digits(first), Letters(first));
            var (nextDigit, nextLetter) = (Digits(second), Letters(second));
            var thirdDigit = Digits(third);
            var meets = (digit & nextLetter) | (letter & nextDigit);
            var within = (digit | letter) & Marks(second) & (thirdDigit | Letters(third));
            var number = digit & nextDigit & thirdDigit & Digits(fourth);
            mask |= (ulong)(meets | within | number).ExtractMostSignificantBits() << start;
        }

        return mask;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static ulong Candidates128(ref readonly byte block)
    {
        var mask = 0UL;
        for (var start = 0; start < BlockLength; start += Vector128<byte>.Count)
        {
            var first = Vector128.LoadUnsafe(in block, (nuint)start);
            var second = Vector128.LoadUnsafe(in block, (nuint)(start + 1));
            var third = Vector128.LoadUnsafe(in block, (nuint)(start + 2));
            var fourth = Vector128.LoadUnsafe(in block, (nuint)(start + 3));
            var (digit, letter) = (Digits(first), Letters(first));
            var (nextDigit, nextLetter) = (Digits(second), Letters(second));
            var thirdDigit = Digits(third);
            var meets = (digit & nextLetter) | (letter & nextDigit);
            var within = (digit | letter) & Marks(second) & (thirdDigit | Letters(third));
            var number = digit & nextDigit & thirdDigit & Digits(fourth);
            mask |= (ulong)(meets | within | number).ExtractMostSignificantBits() << start;
        }

        return mask;
    }

    internal static ulong CandidatesScalar(ReadOnlySpan<byte> text)
    {
        var mask = 0UL;
        for (var at = 0; at < BlockLength; at++)
        {
            var meets = (IsDigit(text[at]) && IsLetter(text[at + 1])) || (IsLetter(text[at]) && IsDigit(text[at + 1]));
            var within = IsPart(text[at]) && IsMark(text[at + 1]) && IsPart(text[at + 2]);
            var number = IsDigit(text[at]) && IsDigit(text[at + 1]) && IsDigit(text[at + 2]) && IsDigit(text[at + 3]);
            if (meets || within || number)
            {
                mask |= 1UL << at;
            }
        }

        return mask;
    }

    private static Vector256<byte> Digits(Vector256<byte> bytes) =>
        Vector256.LessThan(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)10));

    // Every character that is not ASCII is a letter here: the byte 255.
    private static Vector256<byte> Letters(Vector256<byte> bytes) =>
        Vector256.LessThan(bytes - Vector256.Create((byte)'a'), Vector256.Create((byte)26))
        | Vector256.Equals(bytes, Vector256.Create(byte.MaxValue));

    private static Vector256<byte> Marks(Vector256<byte> bytes) =>
        Vector256.LessThan(bytes - Vector256.Create((byte)'#'), Vector256.Create((byte)4)) // # $ % &
        | Vector256.Equals(bytes, Vector256.Create((byte)'!'))
        | Vector256.Equals(bytes, Vector256.Create((byte)'@'))
        | Vector256.Equals(bytes, Vector256.Create((byte)'^'))
        | Vector256.Equals(bytes, Vector256.Create((byte)'~'))
        | Vector256.Equals(bytes, Vector256.Create((byte)'+'));

    private static Vector128<byte> Digits(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));

    // Every character that is not ASCII is a letter here: the byte 255.
    private static Vector128<byte> Letters(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes - Vector128.Create((byte)'a'), Vector128.Create((byte)26))
        | Vector128.Equals(bytes, Vector128.Create(byte.MaxValue));

    private static Vector128<byte> Marks(Vector128<byte> bytes) =>
        Vector128.LessThan(bytes - Vector128.Create((byte)'#'), Vector128.Create((byte)4)) // # $ % &
        | Vector128.Equals(bytes, Vector128.Create((byte)'!'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'@'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'^'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'~'))
        | Vector128.Equals(bytes, Vector128.Create((byte)'+'));

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';

    private static bool IsLetter(byte c) => c is (>= (byte)'a' and <= (byte)'z') or byte.MaxValue;

    private static bool IsPart(byte c) => IsDigit(c) || IsLetter(c);

    private static bool IsMark(byte c) =>
        c is (>= (byte)'#' and <= (byte)'&') or (byte)'!' or (byte)'@' or (byte)'^' or (byte)'~' or (byte)'+';
}
