using System.Buffers;
using System.Text;

namespace OpenClawSync.Fingerprint;

/// <summary>Bytes that are put together to be hashed or sent, in memory that is used again.</summary>
internal sealed class Utf8Buffer : IDisposable
{
    // Up to here room for the worst case is cheaper than counting.
    private const int ShortText = 1024;

    // Larger memory goes to the collector: one huge text must not stay in the pool for good.
    private const int MaxKept = 1 << 20;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(2048);
    private int _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Add(byte value) => Room(1)[_count++] = value;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length).AsSpan(_count));
        _count += bytes.Length;
    }

    /// <summary>Adds the text in UTF-8.</summary>
    public void AddText(ReadOnlySpan<char> text) => _count += Encoding.UTF8.GetBytes(text, Room(MaxBytes(text)).AsSpan(_count));

    /// <summary>Adds the text in UTF-8 between two quotation marks.</summary>
    public void AddQuoted(ReadOnlySpan<char> text)
    {
        var room = Room(MaxBytes(text) + 2).AsSpan(_count);
        var written = Encoding.UTF8.GetBytes(text, room[1..]);
        room[0] = room[1 + written] = (byte)'"';
        _count += written + 2;
    }

    /// <summary>The number in decimal digits.</summary>
    public void AddDigits(long number)
    {
        number.TryFormat(Room(20).AsSpan(_count), out var written);
        _count += written;
    }

    public void Dispose() => Replace([], 0);

    private static int MaxBytes(ReadOnlySpan<char> text) =>
        text.Length <= ShortText ? Encoding.UTF8.GetMaxByteCount(text.Length) : Encoding.UTF8.GetByteCount(text);

    private byte[] Room(int more)
    {
        if (_bytes.Length - _count < more)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(2 * _bytes.Length, checked(_count + more)));
            Written.CopyTo(larger);
            Replace(larger, _count);
        }

        return _bytes;
    }

    private void Replace(byte[] bytes, int count)
    {
        if (_bytes.Length is > 0 and <= MaxKept)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        (_bytes, _count) = (bytes, count);
    }
}
