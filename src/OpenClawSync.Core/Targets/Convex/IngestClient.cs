using System.IO.Compression;
using System.Net.Http.Headers;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Targets.Convex;

/// <summary>A client of the ingest protocol. The token is sent only to this endpoint, and is never printed.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="token">The ingest token; null to send none.</param>
/// <param name="options">Timeouts and retries.</param>
/// <param name="notify">Receives a message before each retry, without anything secret. It can be called on any thread.</param>
internal sealed class IngestClient(HttpEndpoint endpoint, string? token, RetryOptions options, Action<string> notify) : IDisposable
{
    // Smaller bodies gain nothing from compression.
    private const int MinCompressedSize = 1024;

    private readonly HttpExchange _exchange = new(endpoint, options, notify);
    private bool _acceptsGzip;

    public HttpEndpoint Endpoint => endpoint;

    public IngestStatus Status(InstanceId instance, string sourceIdentity, CancellationToken cancellationToken)
    {
        var query = $"instance={Uri.EscapeDataString(instance.Value)}&source={Uri.EscapeDataString(sourceIdentity)}";
        var answer = Send(() => CreateRequest(HttpMethod.Get, UriOf("status", query)), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw IngestErrors.Translate(endpoint, answer);
        }

        if (!Read(() => IngestReply.IsOk(answer.Body)))
        {
            throw IngestErrors.NotOk(endpoint);
        }

        var status = Read(() => IngestStatus.Parse(answer.Body));
        _acceptsGzip = status.Accepts.Contains("gzip", StringComparer.OrdinalIgnoreCase);
        return status;
    }

    /// <summary>Posts an envelope. The answer may reject the whole request.</summary>
    public HttpAnswer Ingest(byte[] envelope, string idempotencyKey, CancellationToken cancellationToken)
    {
        var body = _acceptsGzip && envelope.Length > MinCompressedSize ? Compress(envelope) : null;
        return Send(
            () =>
            {
                var request = CreatePost(endpoint.Uri, body ?? envelope, body is not null);
                request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
                return request;
            },
            cancellationToken
        );
    }

    public void LogRun(byte[] run, CancellationToken cancellationToken)
    {
        var answer = Send(() => CreatePost(UriOf("runs"), run, isCompressed: false), cancellationToken);
        if (!answer.IsSuccess)
        {
            throw IngestErrors.Translate(endpoint, answer);
        }

        if (!Read(() => IngestReply.IsOk(answer.Body)))
        {
            throw IngestErrors.NotOk(endpoint);
        }
    }

    /// <summary>Erases the run log of an instance, or only its error samples.</summary>
    /// <returns>The number of runs that were erased.</returns>
    public long EraseLog(InstanceId instance, string sourceIdentity, bool isAll, CancellationToken cancellationToken) =>
        Erase(instance, sourceIdentity, isAll ? "runs" : "samples", cancellationToken);

    /// <summary>Erases the run log of an instance and releases its claim.</summary>
    /// <returns>The number of runs that were erased.</returns>
    public long Release(InstanceId instance, string sourceIdentity, CancellationToken cancellationToken) =>
        Erase(instance, sourceIdentity, "claim", cancellationToken);

    private long Erase(InstanceId instance, string sourceIdentity, string what, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["instanceId"] = instance.Value,
            ["sourceIdentity"] = sourceIdentity,
            ["what"] = what,
        };
        var answer = Send(() => CreatePost(UriOf("erase"), CanonicalJson.Utf8(body), isCompressed: false), cancellationToken);
        return answer.IsSuccess
            ? Read(() => IngestJson.Parse(answer.Body, root => root.GetProperty("runs").GetInt64()))
            // Rows were read and erased at the same path before.
            : throw IngestErrors.TranslateNewer(endpoint, answer);
    }

    /// <summary>A page of the stored rows of an instance. Once it is claimed, only the source that has claimed it gets them.</summary>
    public RowPage Rows(InstanceId instance, string sourceIdentity, string? cursor, CancellationToken cancellationToken)
    {
        var query =
            $"instance={Uri.EscapeDataString(instance.Value)}&source={Uri.EscapeDataString(sourceIdentity)}"
            + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}");
        var answer = Send(() => CreateRequest(HttpMethod.Get, UriOf("rows", query)), cancellationToken);
        return answer.IsSuccess ? Read(() => RowPage.Parse(answer.Body)) : throw IngestErrors.Translate(endpoint, answer);
    }

    public void Dispose() => _exchange.Dispose();

    /// <exception cref="OpenClawSyncException">TargetIncompatible: the reply is invalid.</exception>
    public T Read<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException)
        {
            throw IngestErrors.InvalidReply(endpoint);
        }
    }

    private HttpAnswer Send(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            return _exchange.Exchange(request, cancellationToken);
        }
        catch (Exception failure) when (IngestErrors.IsTransportFailure(failure))
        {
            throw IngestErrors.Translate(endpoint, failure);
        }
    }

    private HttpRequestMessage CreatePost(Uri uri, byte[] body, bool isCompressed)
    {
        var request = CreateRequest(HttpMethod.Post, uri);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (isCompressed)
        {
            request.Content.Headers.ContentEncoding.Add("gzip");
        }

        return request;
    }

    private HttpRequestMessage CreateRequest(HttpMethod method, Uri uri)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("OpenClawSync", null));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private Uri UriOf(string name, string query = "") =>
        new UriBuilder(endpoint.Uri) { Path = endpoint.Uri.AbsolutePath.TrimEnd('/') + "/" + name, Query = query }.Uri;

    private static byte[] Compress(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }
}
