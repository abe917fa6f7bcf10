using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CsCheck;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Sentences;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>
/// Compares the implementations for each vector width to the scalar one. A processor without wide vectors uses the narrow ones, so
/// each implementation that this processor can run is called directly.
/// </summary>
public class VectorPathTests
{
    private const int Samples = 5000;

    // The ends of every range that the code compares with, and the characters next to them; also characters that would look like
    // those if their high byte were lost.
    private static readonly char[] Boundaries =
    [
        .. "\0 +,-./09:;@AZ[^_`az{\u007f\u0080\u00aa\u00df\u00e1\u00ff\u0100\u012d\u0130\u0141\u0161\u017f\u212a\u7f41\u8041\uff21\uffff",
    ];

    private static readonly Gen<char> Character = Gen.OneOf(
        Gen.Char[' ', '~'],
        Gen.Char.AlphaNumeric,
        Gen.Int[0, Boundaries.Length - 1].Select(i => Boundaries[i]),
        Gen.Char
    );

    private static readonly Gen<string> Block = Character.Array[BlockMasks.BlockLength].Select(chars => new string(chars));

    private static readonly Gen<string> Text = Gen.OneOf(
        Character.Array[0, 300].Select(chars => new string(chars)),
        Gen.Char[' ', '~'].Array[0, 300].Select(chars => new string(chars))
    );

    private static readonly WordFinder Finder = new([.. Triggers.BuiltInWords.Distinct(StringComparer.Ordinal)]);

    [Fact]
    public void Every_vector_width_classifies_a_block_alike() => Block.Sample(AssertBlock, iter: Samples);

    [Fact]
    public void Every_vector_width_classifies_every_character_alike()
    {
        for (var first = 0; first <= char.MaxValue; first += BlockMasks.BlockLength)
        {
            AssertBlock(new string([.. Enumerable.Range(first, BlockMasks.BlockLength).Select(code => (char)code)]));
        }
    }

    [Fact]
    public void Every_vector_width_finds_the_same_candidates() =>
        Gen.Select(Text, Gen.Int[0, 70], Gen.Int[0, 200])
            .Sample(
                (noise, at, word) =>
                {
                    // A word of the finder somewhere in it, because noise alone rarely has one.
                    var words = Triggers.BuiltInWords.ToList();
                    var text = noise.PadRight(at).Insert(at, words[word % words.Count]).PadRight(BlockMasks.BlockLength);
                    using var window = new FoldedWindow(text);
                    var expected = WordFilter.CandidatesScalar(window.Bytes, Finder.Tables);

                    Assert.True(at >= WordFilter.BlockLength || (expected >> at & 1) != 0);
                    if (Vector128.IsHardwareAccelerated)
                    {
                        Assert.Equal(expected, WordFilter.Candidates128(in window.Bytes[0], in Finder.Tables[0]));
                    }

                    if (Avx2.IsSupported)
                    {
                        Assert.Equal(expected, WordFilter.Candidates256(in window.Bytes[0], in Finder.Tables[0]));
                    }

                    if (Avx512Vbmi.IsSupported)
                    {
                        Assert.Equal(expected, WordFilter.Candidates512(in window.Bytes[0], in Finder.Tables[0]));
                    }

                    Assert.Equal(expected, WordFilter.Candidates(window.Bytes, Finder.Tables));
                },
                iter: Samples
            );

    [Fact]
    public void Every_vector_width_tells_the_same_kinds() =>
        Text.Sample(
            text =>
            {
                using var window = new FoldedWindow(text.PadRight(ByteKinds.BlockLength));
                var expected = ByteKinds.ReadScalar(window.Bytes);
                if (Vector128.IsHardwareAccelerated)
                {
                    Assert.Equal(expected, ByteKinds.Read128(in window.Bytes[0]));
                }

                if (Vector256.IsHardwareAccelerated)
                {
                    Assert.Equal(expected, ByteKinds.Read256(in window.Bytes[0]));
                }

                Assert.Equal(expected, ByteKinds.Read(window.Bytes));
                Assert.Equal(expected, window.Kinds[0]);
            },
            iter: Samples
        );

    [Fact]
    public void Odd_places_are_found_across_the_ends_of_blocks() =>
        Text.Sample(
            text =>
            {
                using var window = new FoldedWindow(text);
                for (var at = 0; at < text.Length; at++)
                {
                    var block = at / ByteKinds.BlockLength;
                    var (kinds, next) = (window.Kinds[block], window.Kinds[block + 1]);
                    var isOdd = (OddValueFinder.Candidates(in kinds, in next) >> at % ByteKinds.BlockLength & 1) != 0;
                    Assert.Equal(IsOdd(window.Bytes[at..]), isOdd);
                }
            },
            iter: Samples
        );

    [Fact]
    public void Letters_are_seen_from_anywhere_in_a_window() =>
        Text.Sample(
            text =>
            {
                using var window = new FoldedWindow(text);
                for (var at = 0; at < text.Length; at++)
                {
                    var isLetter = window.Bytes[at] is >= (byte)'a' and <= (byte)'z';
                    Assert.Equal(isLetter, (window.Kinds.LettersFrom(at) & 1) != 0);
                    Assert.Equal(isLetter, window.Kinds.LettersBefore(at + 1) >> 63 != 0);
                }
            },
            iter: Samples
        );

    [Fact]
    public void Every_vector_width_folds_text_alike() =>
        Text.Sample(
            text =>
            {
                var expected = Folded(text, (_, _) => 0);
                Assert.Equal(text.Select(c => c > 127 ? byte.MaxValue : (byte)char.ToLowerInvariant(c)), expected);
                if (Vector128.IsHardwareAccelerated)
                {
                    Assert.Equal(expected, Folded(text, FoldedWindow.Fold128));
                }

                using var window = new FoldedWindow(text);
                Assert.Equal(expected, window.Bytes[..text.Length].ToArray());
            },
            iter: Samples
        );

    private static bool IsOdd(ReadOnlySpan<byte> text) =>
        (IsDigit(text[0]) && IsWord(text[1]))
        || (IsWord(text[0]) && IsDigit(text[1]))
        || (IsWord(text[0]) && text[1] == '-' && IsDigit(text[2]))
        || (IsPart(text[0]) && "!#$%&@^~+"u8.Contains(text[1]) && IsPart(text[2]))
        || (IsDigit(text[0]) && IsDigit(text[1]) && IsDigit(text[2]) && IsDigit(text[3]));

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';

    private static bool IsWord(byte c) => c is (>= (byte)'a' and <= (byte)'z') or byte.MaxValue;

    private static bool IsPart(byte c) => IsDigit(c) || IsWord(c);

    private delegate int Fold(ReadOnlySpan<char> text, Span<byte> target);

    private static byte[] Folded(string text, Fold vectors)
    {
        var target = new byte[text.Length];
        FoldedWindow.FoldScalar(text, target, vectors(text, target));
        return target;
    }

    private static void AssertBlock(string text)
    {
        var expected = (
            Mask(text, c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'),
            Mask(text, c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)),
            text.Any(c => c > 127)
        );
        ref readonly var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        var (scalar, narrow, wide, chosen) = (false, false, false, false);

        Assert.Equal(expected, (BlockMasks.ReadScalar(text, out var marks, ref scalar), marks, scalar));
        if (Vector128.IsHardwareAccelerated)
        {
            Assert.Equal(expected, (BlockMasks.Read128(in first, out marks, ref narrow), marks, narrow));
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Assert.Equal(expected, (BlockMasks.Read256(in first, out marks, ref wide), marks, wide));
        }

        Assert.Equal(expected, (BlockMasks.Read("!" + text, 1, out marks, ref chosen), marks, chosen));
    }

    private static ulong Mask(string text, Func<char, bool> isIn)
    {
        var mask = 0UL;
        for (var i = 0; i < text.Length; i++)
        {
            mask |= isIn(text[i]) ? 1UL << i : 0;
        }

        return mask;
    }
}
