using System.Globalization;

namespace OpenClawSync.Transport;

/// <summary>
/// The decompressed body of a response. Whoever sends it decides neither how large it becomes nor how long it takes.
/// </summary>
/// <param name="inner">The body.</param>
/// <param name="maxBytes">How many bytes it may have after decompression.</param>
/// <param name="options">How long it may stall, how long it may be waited for in total, and the clock.</param>
/// <param name="cancellationToken">Cancels reading.</param>
internal sealed class ResponseBody(Stream inner, long maxBytes, RetryOptions options, CancellationToken cancellationToken) : Stream
{
    private const long BytesPerMebibyte = 1 << 20;

    private long _bytes;
    private TimeSpan _waited;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens the body of a response whose head was received.</summary>
    /// <exception cref="ResponseException">The body is compressed in a way that this client does not know.</exception>
    public static ResponseBody Open(HttpResponseMessage response, long maxBytes, RetryOptions options, CancellationToken cancellationToken)
    {
        // The client removes the encodings that it undoes.
        if (response.Content.Headers.ContentEncoding.Any(encoding => !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ResponseException(ResponseFault.NotDecodable, "responded in a Content-Encoding that is not supported");
        }

        return new ResponseBody(response.Content.ReadAsStream(cancellationToken), maxBytes, options, cancellationToken);
    }

    /// <exception cref="ResponseException">The body is too large, broken, or too slow.</exception>
    /// <exception cref="OperationCanceledException">The reading was canceled.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var start = options.Time.GetTimestamp();
        var read = ReadOnce(buffer, offset, count);
        _waited += options.Time.GetElapsedTime(start);
        _bytes += read;
        if (_bytes > maxBytes)
        {
            throw new ResponseException(
                ResponseFault.TooLarge,
                string.Create(CultureInfo.InvariantCulture, $"responded with more than {maxBytes / BytesPerMebibyte} MiB")
            );
        }

        return read > 0 && _waited > options.TotalTimeout ? throw TooSlow() : read;
    }

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

    private int ReadOnce(byte[] buffer, int offset, int count)
    {
        try
        {
            return inner
                .ReadAsync(buffer, offset, count, cancellationToken)
                .WaitAsync(options.Timeout, options.Time, cancellationToken)
                .GetAwaiter()
                .GetResult();
        }
        catch (TimeoutException)
        {
            throw TooSlow();
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or ObjectDisposedException)
        {
            // Cancelling breaks the response off as well.
            cancellationToken.ThrowIfCancellationRequested();
            throw new ResponseException(ResponseFault.BrokenOff, "broke off its response");
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException)
        {
            throw new ResponseException(ResponseFault.NotDecodable, "responded with compressed data that is damaged");
        }
    }

    private static ResponseException TooSlow() => new(ResponseFault.BrokenOff, "did not finish its response in time");
}
