using System.Buffers;
using System.Text;

namespace OpenClawSync.Fingerprint;

/// <summary>Collects UTF-8 bytes for hashing or sending, in pooled memory.</summary>
internal sealed class Utf8Buffer : IDisposable
{
    // For shorter text, reserving space for the worst case is cheaper than counting the bytes.
    private const int ShortText = 1024;

    // A larger array is left to the garbage collector, so that one huge text does not stay in the pool for good.
    private const int MaxPooledLength = 1 << 20;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(2048);
    private int _count;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _count);

    public void Add(byte value) => Reserve(1)[_count++] = value;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length).AsSpan(_count));
        _count += bytes.Length;
    }

    /// <summary>Adds the text in UTF-8.</summary>
    public void AddText(ReadOnlySpan<char> text) => _count += Encoding.UTF8.GetBytes(text, Reserve(MaxBytes(text)).AsSpan(_count));

    /// <summary>Adds the text in UTF-8 between two quotation marks.</summary>
    public void AddQuoted(ReadOnlySpan<char> text)
    {
        var target = Reserve(MaxBytes(text) + 2).AsSpan(_count);
        var written = Encoding.UTF8.GetBytes(text, target[1..]);
        target[0] = target[1 + written] = (byte)'"';
        _count += written + 2;
    }

    /// <summary>Adds a number in decimal digits.</summary>
    public void AddDigits(long number)
    {
        number.TryFormat(Reserve(20).AsSpan(_count), out var written);
        _count += written;
    }

    public void Dispose() => Replace([], 0);

    private static int MaxBytes(ReadOnlySpan<char> text) =>
        text.Length <= ShortText ? Encoding.UTF8.GetMaxByteCount(text.Length) : Encoding.UTF8.GetByteCount(text);

    private byte[] Reserve(int more)
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
        if (_bytes.Length is > 0 and <= MaxPooledLength)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        (_bytes, _count) = (bytes, count);
    }
}
