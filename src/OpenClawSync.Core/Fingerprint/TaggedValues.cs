using System.Buffers.Binary;
using System.Text;
using OpenClawSync.Records;

namespace OpenClawSync.Fingerprint;

/// <summary>
/// Serializes raw values for hashing. Each value is preceded by a tag for its type, strings and hashes also by their length, so that no two
/// lists of values give the same bytes. The format is only for hashes that are compared with each other.
/// </summary>
internal sealed class TaggedValues : IRawValueWriter, IDisposable
{
    private readonly Utf8Buffer _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.Written;

    public void Add(string? text)
    {
        if (text is null)
        {
            AddNull();
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
            AddNull();
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

    private void AddNull() => _buffer.Add((byte)'-');

    private void AddTagged(byte tag, long number)
    {
        Span<byte> bytes = stackalloc byte[1 + sizeof(long)];
        bytes[0] = tag;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], number);
        _buffer.Add(bytes);
    }
}
