using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// Part of a text as bytes in lower case, so that a search reads twice as many characters at a time. Every character that is not
/// ASCII becomes 255. What the window has comes from a pool: dispose of it to return that.
/// </summary>
internal readonly ref struct FoldedWindow
{
    /// <summary>The length of the longest word that searches look for: it may begin in a window and end after it.</summary>
    public const int MaxWordLength = 24;

    // How far past the end a search may read.
    private const int Slack = 128;

    private readonly byte[] _bytes;
    private readonly ulong[] _masks;

    public FoldedWindow(ReadOnlySpan<char> text)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(text.Length + Slack);
        Length = text.Length;
        Fold(text, _bytes);
        _bytes.AsSpan(text.Length, Slack).Clear();
        _masks = ArrayPool<ulong>.Shared.Rent(KindMasks.LengthFor(text.Length));
        KindMasks.Read(_bytes, text.Length, _masks);
    }

    public int Length { get; }

    /// <summary>The bytes, followed by zeros that a search may read too.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The kinds of the bytes.</summary>
    public KindMasks Kinds => new(_masks);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<ulong>.Shared.Return(_masks);
    }

    private static void Fold(ReadOnlySpan<char> text, Span<byte> target) =>
        FoldScalar(text, target, Vector128.IsHardwareAccelerated ? Fold128(text, target) : 0);

    // Folds as many whole vectors as there are and returns where it stopped. Optimized from the first call on, because the code that
    // the runtime makes at first for vectors is many times slower.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static int Fold128(ReadOnlySpan<char> text, Span<byte> target)
    {
        var at = 0;
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var sink = ref MemoryMarshal.GetReference(target);
        for (; at + Vector128<byte>.Count <= text.Length; at += Vector128<byte>.Count)
        {
            var narrow = Vector128.NarrowWithSaturation(
                Vector128.LoadUnsafe(ref source, (nuint)at),
                Vector128.LoadUnsafe(ref source, (nuint)(at + Vector128<ushort>.Count))
            );
            var capitals = Vector128.LessThan(narrow - Vector128.Create((byte)'A'), Vector128.Create((byte)26));
            var nonAscii = Vector128.GreaterThan(narrow, Vector128.Create((byte)127));
            (narrow | (capitals & Vector128.Create((byte)0x20)) | nonAscii).StoreUnsafe(ref sink, (nuint)at);
        }

        return at;
    }

    internal static void FoldScalar(ReadOnlySpan<char> text, Span<byte> target, int at)
    {
        for (; at < text.Length; at++)
        {
            target[at] = text[at] > 127 ? byte.MaxValue : (byte)Chars.ToLower(text[at]);
        }
    }
}
