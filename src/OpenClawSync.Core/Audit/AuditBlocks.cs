using OpenClawSync.Storage;

namespace OpenClawSync.Audit;

/// <summary>
/// Reads a file in blocks that end with a line, so that each can be decoded by itself and memory does not grow with the file.
/// </summary>
internal sealed class AuditBlocks(FixedLengthStream file)
{
    // Larger than nearly all notes, so that these are decoded as a sync decodes them.
    private const int Length = 4 * 1024 * 1024;

    // Whether a file is binary shows at its beginning.
    private const int HeadLength = 8000;

    private readonly byte[] _buffer = new byte[(int)Math.Min(file.Length + 1, Length)];
    private int _count;

    /// <summary>The blocks. One that is not text is the last.</summary>
    /// <param name="guarded">Runs the reading; it returns 0 when that fails.</param>
    public IEnumerable<byte[]> Read(Func<Func<int>, int> guarded)
    {
        var isFirst = true;
        while (true)
        {
            var read = guarded(() => file.ReadAtLeast(_buffer.AsSpan(_count), _buffer.Length - _count, throwOnEndOfStream: false));
            _count += read;
            if (_count == 0)
            {
                yield break;
            }

            if (isFirst && IsBinary(_buffer.AsSpan(0, Math.Min(_count, HeadLength))))
            {
                yield return _buffer[..Math.Min(_count, HeadLength)];
                yield break;
            }

            isFirst = false;
            var end = _count < _buffer.Length ? _count : End(_buffer.AsSpan(0, _count));
            yield return _buffer[..end];
            _buffer.AsSpan(end, _count - end).CopyTo(_buffer);
            _count -= end;
        }
    }

    private static bool IsBinary(ReadOnlySpan<byte> head) =>
        head.Contains((byte)0)
        && head[..(head.LastIndexOf((byte)'\n') + 1)] is { Length: > 0 } lines
        && Encodings.TextDecoder.Decode(lines) is null;

    // After a line feed that is not a half of a UTF-16 character, or after one that is a whole one.
    private static int End(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.Length - 2; at > 0; at--)
        {
            if (bytes[at] != '\n')
            {
                continue;
            }

            if (bytes[at - 1] != 0 && bytes[at + 1] != 0)
            {
                return at + 1;
            }

            if (at % 2 == 0 && bytes[at + 1] == 0)
            {
                return at + 2;
            }

            if (at % 2 == 1 && bytes[at - 1] == 0)
            {
                return at + 1;
            }
        }

        return bytes.Length & ~1;
    }
}
