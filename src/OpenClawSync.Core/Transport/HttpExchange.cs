using System.Diagnostics;
using System.Globalization;
using System.Net;
using OpenClawSync.Telemetry;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OpenClawSync.Transport;

/// <summary>Sends requests, and again when the failure may pass: no connection, no answer in time, 408, 429 or 5xx.</summary>
internal sealed class HttpExchange : IDisposable
{
    // More than this is no answer to any question of ours.
    private const int MaxAnswer = 32 * 1024 * 1024;

    // The shortest break that the breaker takes.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _client;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <param name="endpoint">Where to.</param>
    /// <param name="options">How patiently.</param>
    /// <param name="tell">Hears of each wait, in a sentence without anything secret.</param>
    public HttpExchange(HttpEndpoint endpoint, RetryOptions options, Action<string> tell)
    {
        // A redirect could carry the token to another host, so none is followed.
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,

                // Plain http is for this machine; a proxy would be another, and would read the token.
                UseProxy = endpoint.Uri.Scheme == Uri.UriSchemeHttps,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = options.Timeout,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = MaxAnswer,
        };
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(Retry(options, tell))
            .AddCircuitBreaker(Breaker(options))
            .AddTimeout(options.Timeout)
            .Build();
    }

    /// <summary>Sends the request and gives the answer as soon as it begins, whatever its status.</summary>
    /// <exception cref="HttpRequestException">No answer came, however often it was asked for.</exception>
    /// <exception cref="TimeoutRejectedException">No answer came in time.</exception>
    public HttpResponseMessage Send(Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        _pipeline.Execute(
            token =>
            {
                using var message = request();
                return _client.Send(message, HttpCompletionOption.ResponseHeadersRead, token);
            },
            cancellationToken
        );

    /// <summary>Sends the request and takes the whole answer; one that breaks off is asked for again.</summary>
    /// <exception cref="HttpRequestException">No answer came, however often it was asked for.</exception>
    /// <exception cref="TimeoutRejectedException">No answer came in time.</exception>
    /// <exception cref="BrokenCircuitException">Too many requests failed; no further one is sent for a while.</exception>
    public HttpAnswer Exchange(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var attempts = 0;
        using var response = _pipeline.Execute(
            token =>
            {
                attempts++;
                using var message = request();
                return _client.Send(message, HttpCompletionOption.ResponseContentRead, token);
            },
            cancellationToken
        );
        using var body = new MemoryStream();
        response.Content.CopyTo(body, null, cancellationToken);
        return new HttpAnswer(response.StatusCode, body.ToArray(), attempts);
    }

    public void Dispose() => _client.Dispose();

    // Several requests in flight to an endpoint that is down would each try in vain; after ten failures all wait.
    private static CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker(RetryOptions options) =>
        new()
        {
            FailureRatio = 0.9,
            MinimumThroughput = 10,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = options.FirstWait > Shortest ? options.FirstWait : Shortest,
            ShouldHandle = Passing(),
        };

    private static RetryStrategyOptions<HttpResponseMessage> Retry(RetryOptions options, Action<string> tell) =>
        new()
        {
            MaxRetryAttempts = options.Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstWait,
            MaxDelay = options.MaxWait,
            ShouldHandle = Passing().Handle<BrokenCircuitException>(),
            DelayGenerator = arguments => ValueTask.FromResult(Asked(arguments.Outcome.Result, options.MaxWait)),
            OnRetry = arguments =>
            {
                var why = arguments.Outcome.Result is { } response ? $"status {(int)response.StatusCode}" : "no answer";
                SyncTelemetry.Retries.Add(1, new KeyValuePair<string, object?>("reason", why));
                Activity.Current?.AddEvent(new ActivityEvent(SyncTelemetry.RetryEvent));
                tell(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Attempt {arguments.AttemptNumber + 1} of {options.Attempts} failed ({why}); the next is in {arguments.RetryDelay.TotalSeconds:0.0} s."
                    )
                );
                arguments.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        };

    private static PredicateBuilder<HttpResponseMessage> Passing() =>
        new PredicateBuilder<HttpResponseMessage>()
            .Handle<HttpRequestException>(failure => failure.HttpRequestError != HttpRequestError.SecureConnectionError)
            .Handle<TimeoutRejectedException>()
            .HandleResult(response => IsPassing(response.StatusCode));

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    // What the endpoint asks for outweighs our own backoff.
    private static TimeSpan? Asked(HttpResponseMessage? response, TimeSpan longest)
    {
        var asked = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - DateTimeOffset.UtcNow,
            _ => (TimeSpan?)null,
        };
        return asked is null ? null : TimeSpan.FromTicks(Math.Clamp(asked.Value.Ticks, 0, longest.Ticks));
    }
}
