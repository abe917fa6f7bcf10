using System.Buffers;
using System.Text.Json;

namespace OpenClawSync.Sources.Json;

/// <summary>One line of a JSON Lines file.</summary>
/// <param name="Number">The number of the line, from 1.</param>
/// <param name="Value">Its value; null when it is not JSON, or too long to be read.</param>
/// <param name="IsTorn">Whether it is the last line and has no end yet, because its writer is still at work or was stopped.</param>
internal readonly record struct JsonLine(long Number, JsonElement? Value, bool IsTorn);

/// <summary>Streams the lines of a JSON Lines file. Memory is bounded by the longest line that is read.</summary>
internal static class JsonLines
{
    private const int BlockSize = 64 << 10;

    /// <summary>Reads the lines that are not blank.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<JsonLine> Read(Stream stream)
    {
        var (block, line, number) = (new byte[BlockSize], new LineBuffer(), 0L);
        for (var read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            var start = 0;
            for (var length = LengthAt(start, read); length >= 0; length = LengthAt(start, read))
            {
                line.Append(block.AsSpan(start, length));
                start += length + 1;
                number++;
                if (!line.IsBlank)
                {
                    yield return new JsonLine(number, line.Parse(), IsTorn: false);
                }

                line.Clear();
            }

            line.Append(block.AsSpan(start, read - start));
        }

        if (!line.IsBlank)
        {
            yield return new JsonLine(number + 1, line.Parse(), IsTorn: true);
        }

        int LengthAt(int from, int end) => block.AsSpan(from, end - from).IndexOf((byte)'\n');
    }

    private sealed class LineBuffer
    {
        private const int MaxLength = 4 << 20;

        private readonly ArrayBufferWriter<byte> _bytes = new();
        private bool _isTooLong;

        public bool IsBlank => !_isTooLong && Content.Trim(" \t\r"u8).IsEmpty;

        private ReadOnlySpan<byte> Content
        {
            get
            {
                var bytes = _bytes.WrittenSpan;
                return bytes.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;
            }
        }

        public void Append(ReadOnlySpan<byte> part)
        {
            _isTooLong |= _bytes.WrittenCount + part.Length > MaxLength;
            if (!_isTooLong)
            {
                _bytes.Write(part);
            }
        }

        public void Clear()
        {
            _bytes.ResetWrittenCount();
            _isTooLong = false;
        }

        public JsonElement? Parse()
        {
            try
            {
                return _isTooLong ? null : JsonElement.Parse(Content);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
