using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Words;

/// <summary>The <see cref="ByteKinds"/> of each block of a window, which several scanners read.</summary>
/// <param name="masks">The masks of each block, and for one block more than the window has.</param>
internal readonly ref struct KindMasks(ReadOnlySpan<ulong> masks)
{
    private const int Kinds = 5;

    private readonly ReadOnlySpan<ulong> _masks = masks;

    /// <summary>How many numbers the masks of a window take.</summary>
    public static int LengthFor(int bytes) => Kinds * Blocks(bytes);

    /// <summary>Reads the kinds of all blocks.</summary>
    /// <param name="bytes">The window and what may be read after it.</param>
    /// <param name="length">The length of the window.</param>
    /// <param name="masks">Takes the masks.</param>
    public static void Read(ReadOnlySpan<byte> bytes, int length, Span<ulong> masks)
    {
        for (var block = 0; block < Blocks(length); block++)
        {
            var kinds = ByteKinds.Read(bytes[(block * ByteKinds.BlockLength)..]);
            var at = block * Kinds;
            masks[at + 4] = kinds.Hyphens;
            masks[at + 3] = kinds.Marks;
            masks[at + 2] = kinds.Digits;
            masks[at + 1] = kinds.Words;
            masks[at] = kinds.Letters;
        }
    }

    /// <summary>The kinds of a block.</summary>
    public ByteKinds this[int block] =>
        new(
            _masks[Kinds * block],
            _masks[(Kinds * block) + 1],
            _masks[(Kinds * block) + 2],
            _masks[(Kinds * block) + 3],
            _masks[(Kinds * block) + 4]
        );

    /// <summary>The letters among the 64 bytes that begin at a place.</summary>
    public ulong LettersFrom(int at)
    {
        var first = Kinds * (at / ByteKinds.BlockLength);
        return Join(_masks[first], _masks[first + Kinds], at % ByteKinds.BlockLength);
    }

    /// <summary>The letters among the 64 bytes before a place; the highest bit is that of the last one.</summary>
    public ulong LettersBefore(int at) =>
        at >= ByteKinds.BlockLength ? LettersFrom(at - ByteKinds.BlockLength) : _masks[0] << 1 << (ByteKinds.BlockLength - 1 - at);

    /// <summary>The 64 bits that begin at a bit of the first number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Join(ulong first, ulong next, int bit) => (first >> bit) | (next << 1 << (63 - bit));

    // One more than there are whole blocks for the rest, and one more to look ahead.
    private static int Blocks(int bytes) => (bytes / ByteKinds.BlockLength) + 2;
}
