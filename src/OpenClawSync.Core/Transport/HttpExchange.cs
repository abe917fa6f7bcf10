using System.Diagnostics;
using System.Globalization;
using System.Net;
using OpenClawSync.Telemetry;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OpenClawSync.Transport;

/// <summary>Sends requests and retries transient failures: no connection, no response in time, 408, 429 or 5xx.</summary>
internal sealed class HttpExchange : IDisposable
{
    // No endpoint has a reason to send more in one response.
    private const int MaxAnswerBytes = 32 << 20;

    // The head of a response, and the trailers after its last chunk.
    private const int MaxHeaderKilobytes = 64;

    // The shortest duration that Polly's circuit breaker accepts.
    private static readonly TimeSpan MinBreakDuration = TimeSpan.FromMilliseconds(500);

    private readonly RetryOptions _options;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <param name="endpoint">The endpoint, which decides whether a proxy may be used.</param>
    /// <param name="options">Delays, timeouts and the clock that measures them.</param>
    /// <param name="onRetry">Receives a sentence about each retry. It contains nothing secret.</param>
    public HttpExchange(HttpEndpoint endpoint, RetryOptions options, Action<string> onRetry)
    {
        _options = options;

        // A redirect could send the token to another host.
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,

                // Plain http is allowed for this machine only. A proxy is another machine, and could read the token.
                UseProxy = endpoint.Uri.Scheme == Uri.UriSchemeHttps,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = options.Timeout,
                MaxResponseHeadersLength = MaxHeaderKilobytes,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.Time }
            .AddRetry(CreateRetry(options, onRetry))
            .AddCircuitBreaker(CreateCircuitBreaker(options))
            .AddTimeout(options.Timeout)
            .Build();
    }

    /// <summary>Sends the request and returns as soon as the response begins, whatever its status.</summary>
    /// <param name="request">Creates the request, once for each attempt.</param>
    /// <param name="cancellationToken">Cancels the attempts and the delays between them.</param>
    /// <exception cref="HttpRequestException">No attempt got a response.</exception>
    /// <exception cref="TimeoutRejectedException">The last attempt got no response in time.</exception>
    /// <exception cref="BrokenCircuitException">Too many requests failed; no request is sent for a while.</exception>
    public HttpResponseMessage Send(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        _pipeline.Execute(token => Begin(request, token), cancellationToken);

    /// <summary>Sends the request and receives the complete response. A response that breaks off counts as a failed attempt.</summary>
    /// <param name="request">Creates the request, once for each attempt.</param>
    /// <param name="cancellationToken">Cancels the attempts and the delays between them.</param>
    /// <exception cref="HttpRequestException">No attempt got a response.</exception>
    /// <exception cref="ResponseException">The response of the last attempt could not be received, or is too large.</exception>
    /// <exception cref="TimeoutRejectedException">The last attempt got no complete response in time.</exception>
    /// <exception cref="BrokenCircuitException">Too many requests failed; no request is sent for a while.</exception>
    public HttpAnswer Exchange(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var attempts = 0;
        byte[] body = [];
        using var response = _pipeline.Execute(
            token =>
            {
                attempts++;
                var response = Begin(request, token);
                try
                {
                    body = ReadBody(response, token);
                    return response;
                }
                catch
                {
                    response.Dispose();
                    throw;
                }
            },
            cancellationToken
        );
        return new HttpAnswer(response.StatusCode, body, attempts);
    }

    // HTTP/2 has no synchronous calls. Where a server does not offer it in the TLS handshake, HTTP/1.1 is used.
    private HttpResponseMessage Begin(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using var message = request();
        (message.Version, message.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower);
        try
        {
            return _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).GetAwaiter().GetResult();
        }
        catch (TaskCanceledException failure) when (failure.InnerException is TimeoutException)
        {
            // The connection took too long, as with a port that does not speak TLS.
            throw new TimeoutRejectedException(failure.InnerException.Message, _options.Timeout, failure);
        }
    }

    // What follows 101 is not HTTP any more.
    private byte[] ReadBody(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode < 200)
        {
            return [];
        }

        using var body = ResponseBody.Open(response, MaxAnswerBytes, _options, cancellationToken);
        using var bytes = new MemoryStream();
        body.CopyTo(bytes);
        return bytes.ToArray();
    }

    public void Dispose() => _client.Dispose();

    // Without it, several requests in flight would each exhaust their attempts against an endpoint that is down.
    private static CircuitBreakerStrategyOptions<HttpResponseMessage> CreateCircuitBreaker(RetryOptions options) =>
        new()
        {
            FailureRatio = 0.9,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = options.BaseDelay > MinBreakDuration ? options.BaseDelay : MinBreakDuration,
            ShouldHandle = IsTransient(),
        };

    private static RetryStrategyOptions<HttpResponseMessage> CreateRetry(RetryOptions options, Action<string> onRetry) =>
        new()
        {
            MaxRetryAttempts = options.MaxAttempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.BaseDelay,
            MaxDelay = options.MaxDelay,
            ShouldHandle = IsTransient().Handle<BrokenCircuitException>(),
            DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result, options)),
            OnRetry = arguments =>
            {
                var why = arguments.Outcome.Result is { } response ? $"status {(int)response.StatusCode}" : "no response";
                SyncTelemetry.Retries.Add(1, new KeyValuePair<string, object?>("reason", why));
                Activity.Current?.AddEvent(new ActivityEvent(SyncTelemetry.RetryEvent));
                onRetry(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Attempt {arguments.AttemptNumber + 1} of {options.MaxAttempts} failed ({why}); "
                            + $"the next is in {arguments.RetryDelay.TotalSeconds:0.0} s."
                    )
                );
                arguments.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        };

    private static PredicateBuilder<HttpResponseMessage> IsTransient() =>
        new PredicateBuilder<HttpResponseMessage>()
            .Handle<HttpRequestException>(failure => failure.HttpRequestError != HttpRequestError.SecureConnectionError)
            .Handle<ResponseException>(failure => failure.Fault != ResponseFault.TooLarge)
            .Handle<TimeoutRejectedException>()
            .HandleResult(response => IsTransient(response.StatusCode));

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    // A delay that the endpoint asks for replaces our own backoff.
    private static TimeSpan? RetryAfter(HttpResponseMessage? response, RetryOptions options)
    {
        var delay = response?.Headers.RetryAfter switch
        {
            { Delta: { } duration } => duration,
            { Date: { } date } => date - options.Time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return delay is null ? null : TimeSpan.FromTicks(Math.Clamp(delay.Value.Ticks, 0, options.MaxDelay.Ticks));
    }
}
