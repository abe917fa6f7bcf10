namespace OpenClawSync.Storage;

/// <summary>
/// The bytes that a file had when it was opened. A file that grows as fast as it is read has an end here, and so have files of the system
/// that have no length.
/// </summary>
internal sealed class FixedLengthStream(FileStream file) : Stream
{
    private long _length = file.Length;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>The length in bytes. When the file is shortened meanwhile, fewer are read.</summary>
    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer[..(int)Math.Min(buffer.Length, _length - _position)]);
        _position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Adds what was appended since the file was opened, once nobody can append to it.</summary>
    public void Extend() => _length = file.Length;

    /// <summary>Makes sure that a file without a length is empty. Files of the system have none, whatever can be read from them.</summary>
    /// <exception cref="IOException">It has content, or cannot be read.</exception>
    public void RequireKnownLength()
    {
        if (_length == 0 && file.ReadByte() >= 0)
        {
            throw new IrregularFileException(file.Name);
        }
    }

    /// <summary>Ends the stream earlier than the file.</summary>
    public void Limit(long length) => _length = Math.Min(_length, length);

    /// <summary>Reads the beginning of the file, wherever the stream is.</summary>
    /// <returns>The number of bytes that were read.</returns>
    public int Peek(Span<byte> beginning) => RandomAccess.Read(file.SafeFileHandle, beginning, 0);

    /// <summary>Reads what is left.</summary>
    /// <param name="maxLength">The most bytes that are read.</param>
    /// <exception cref="IOException">There are more.</exception>
    public byte[] ReadToEnd(int maxLength)
    {
        if (_length - _position > maxLength)
        {
            throw new IOException("The file is too large.");
        }

        var bytes = new byte[_length - _position];
        return this.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) is var read && read == bytes.Length ? bytes : bytes[..read];
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
