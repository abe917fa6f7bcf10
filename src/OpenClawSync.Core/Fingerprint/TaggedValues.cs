using System.Buffers.Binary;
using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Fingerprint;

/// <summary>
/// Raw values one after the other, each with a tag for its kind, texts and hashes with their length: no two lists of values give
/// the same bytes. For hashes that are only compared with each other.
/// </summary>
internal sealed class TaggedValues : IRawValues, IDisposable
{
    private readonly Utf8Buffer _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.Written;

    public void Add(string? text)
    {
        if (text is null)
        {
            AddNothing();
            return;
        }

        AddTagged((byte)'s', Encoding.UTF8.GetByteCount(text));
        _buffer.AddText(text);
    }

    public void Add(long? number)
    {
        if (number is { } value)
        {
            AddTagged((byte)'n', value);
        }
        else
        {
            AddNothing();
        }
    }

    public void Add(bool? flag) =>
        _buffer.Add(
            flag switch
            {
                null => (byte)'-',
                true => (byte)'t',
                false => (byte)'f',
            }
        );

    public void Add(DateTimeOffset? time) => Add(time?.ToUnixTimeMilliseconds());

    public void Add(byte[] hash)
    {
        AddTagged((byte)'h', hash.Length);
        _buffer.Add(hash);
    }

    public void Dispose() => _buffer.Dispose();

    private void AddNothing() => _buffer.Add((byte)'-');

    private void AddTagged(byte tag, long number)
    {
        Span<byte> bytes = stackalloc byte[1 + sizeof(long)];
        bytes[0] = tag;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], number);
        _buffer.Add(bytes);
    }
}
