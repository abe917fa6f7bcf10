namespace OpenClawSync.Transport;

/// <summary>Fails a read that waits for more of a response longer than a timeout.</summary>
internal sealed class StallGuard(Stream inner, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="TimeoutException">No data arrived in time.</exception>
    public override int Read(byte[] buffer, int offset, int count) =>
        inner.ReadAsync(buffer, offset, count, cancellationToken).WaitAsync(timeout, time, cancellationToken).GetAwaiter().GetResult();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
