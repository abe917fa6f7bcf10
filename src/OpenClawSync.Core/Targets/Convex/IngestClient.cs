using System.IO.Compression;
using System.Net.Http.Headers;
using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Targets.Convex;

/// <summary>Speaks the ingest protocol. The token is sent to this endpoint and nowhere else, and never printed.</summary>
internal sealed class IngestClient(HttpEndpoint endpoint, string? token, RetryOptions options, Action<string> tell) : IDisposable
{
    // Below this compressing gains nothing.
    private const int SmallBody = 1024;

    private readonly HttpExchange _exchange = new(endpoint, options, tell);
    private bool _takesGzip;

    public HttpEndpoint Endpoint => endpoint;

    public IngestStatus Status(InstanceId instance, string sourceIdentity, CancellationToken cancellationToken)
    {
        var query = $"instance={Uri.EscapeDataString(instance.Value)}&source={Uri.EscapeDataString(sourceIdentity)}";
        var answer = Ask(() => Request(HttpMethod.Get, Below("status", query)), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw IngestErrors.Translate(endpoint, answer);
        }

        var status = Read(() => IngestStatus.Parse(answer.Body));
        _takesGzip = status.Accepts.Contains("gzip", StringComparer.OrdinalIgnoreCase);
        return status;
    }

    /// <summary>Posts an envelope. The answer may be a refusal of the whole.</summary>
    public HttpAnswer Ingest(byte[] envelope, string idempotencyKey, CancellationToken cancellationToken)
    {
        var body = _takesGzip && envelope.Length > SmallBody ? Compressed(envelope) : null;
        return Ask(
            () =>
            {
                var request = Posting(endpoint.Uri, body ?? envelope, body is not null);
                request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
                return request;
            },
            cancellationToken
        );
    }

    public void LogRun(byte[] run, CancellationToken cancellationToken)
    {
        var answer = Ask(() => Posting(Below("runs"), run, isCompressed: false), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw IngestErrors.Translate(endpoint, answer);
        }
    }

    /// <summary>A page of the instance's stored rows.</summary>
    public RowPage Rows(InstanceId instance, string? cursor, CancellationToken cancellationToken)
    {
        var query = $"instance={Uri.EscapeDataString(instance.Value)}" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
        var answer = Ask(() => Request(HttpMethod.Get, Below("rows", query)), cancellationToken);
        return answer.IsSuccess ? Read(() => RowPage.Parse(answer.Body)) : throw IngestErrors.Translate(endpoint, answer);
    }

    public void Dispose() => _exchange.Dispose();

    /// <exception cref="OpenClawSyncException">What came is no answer of the protocol.</exception>
    public T Read<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException)
        {
            throw IngestErrors.Unintelligible(endpoint);
        }
    }

    private HttpAnswer Ask(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            return _exchange.Exchange(request, cancellationToken);
        }
        catch (Exception failure) when (IngestErrors.Means(failure))
        {
            throw IngestErrors.Translate(endpoint, failure);
        }
    }

    private HttpRequestMessage Posting(Uri uri, byte[] body, bool isCompressed)
    {
        var request = Request(HttpMethod.Post, uri);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (isCompressed)
        {
            request.Content.Headers.ContentEncoding.Add("gzip");
        }

        return request;
    }

    private HttpRequestMessage Request(HttpMethod method, Uri uri)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("OpenClawSync", null));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private Uri Below(string name, string query = "") =>
        new UriBuilder(endpoint.Uri) { Path = endpoint.Uri.AbsolutePath.TrimEnd('/') + "/" + name, Query = query }.Uri;

    private static byte[] Compressed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }
}
