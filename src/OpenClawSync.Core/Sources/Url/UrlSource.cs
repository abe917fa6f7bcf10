using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using OpenClawSync.Records;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Starter;
using OpenClawSync.Transport;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace OpenClawSync.Sources.Url;

/// <summary>
/// A URL that returns starter JSON. The response is streamed. When it breaks off, the pass ends with an error, so that no cursor moves and
/// the next run requests the records again.
/// </summary>
internal sealed class UrlSource : IRecordSource
{
    private readonly HttpEndpoint _endpoint;
    private readonly string? _token;
    private readonly RetryOptions _options;
    private readonly Queue<string> _retries = new();
    private readonly HttpExchange _exchange;

    /// <param name="endpoint">The URL.</param>
    /// <param name="token">The bearer token; null for none.</param>
    /// <param name="options">Delays, timeouts and the clock that measures them.</param>
    public UrlSource(HttpEndpoint endpoint, string? token, RetryOptions options)
    {
        (_endpoint, _token, _options) = (endpoint, token, options);
        _exchange = new HttpExchange(endpoint, options, _retries.Enqueue);
    }

    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken)
    {
        using var response = Request(request.Since, cancellationToken);
        while (_retries.TryDequeue(out var retry))
        {
            yield return Problem.Note(ErrorIds.SourceUnavailable, _endpoint.Name, retry);
        }

        using var text = new StreamReader(
            new StallGuard(response.Content.ReadAsStream(cancellationToken), _options.Timeout, _options.Time, cancellationToken),
            Encoding.UTF8
        );
        using var outcomes = new StarterDocument(_endpoint.Name).Read(text, request, cancellationToken).GetEnumerator();
        Problem? broken;
        while (MoveNext(outcomes, request, cancellationToken, out broken))
        {
            yield return outcomes.Current;
        }

        if (broken is not null)
        {
            yield return broken;
        }
    }

    public void Dispose() => _exchange.Dispose();

    private HttpResponseMessage Request(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        try
        {
            var response = _exchange.Send(() => CreateRequest(since), cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                throw Refusal(response.StatusCode);
            }
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new OpenClawSyncException(
                ErrorIds.SourceUnavailable,
                $"{_endpoint.Name} cannot be trusted: its certificate is not valid on this machine. Nothing was read."
            );
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutRejectedException or BrokenCircuitException)
        {
            throw new OpenClawSyncException(ErrorIds.SourceUnavailable, $"{_endpoint.Name} did not respond. Nothing was read.");
        }
    }

    private HttpRequestMessage CreateRequest(DateTimeOffset? since)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, since is null ? _endpoint.Uri : UriSince(since.Value));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("OpenClawSync", null));
        request.Headers.Authorization = _token is null ? null : new AuthenticationHeaderValue("Bearer", _token);
        return request;
    }

    private Uri UriSince(DateTimeOffset since)
    {
        var time = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var query = _endpoint.Uri.Query.TrimStart('?');
        return new UriBuilder(_endpoint.Uri) { Query = query.Length == 0 ? $"since={time}" : $"{query}&since={time}" }.Uri;
    }

    private OpenClawSyncException Refusal(HttpStatusCode status) =>
        (int)status switch
        {
            401 or 403 => new OpenClawSyncException(
                ErrorIds.SourceUnauthorized,
                $"{_endpoint.Name} refuses the token (status {(int)status})."
            ),
            >= 300 and < 400 => new OpenClawSyncException(
                ErrorIds.SourceUnavailable,
                $"{_endpoint.Name} redirects elsewhere, and redirects are not followed. Give the final URL."
            ),
            var code => new OpenClawSyncException(
                ErrorIds.SourceUnavailable,
                $"{_endpoint.Name} responded with status {code}. Nothing was read."
            ),
        };

    private bool MoveNext(IEnumerator<ReadOutcome> outcomes, ReadRequest request, CancellationToken cancellationToken, out Problem? broken)
    {
        broken = null;
        try
        {
            return outcomes.MoveNext();
        }
        catch (JsonListException failure)
        {
            broken = Problem.Error(
                ErrorIds.SourceMalformed,
                _endpoint.Name,
                $"The response is not starter JSON: {failure.Message}.",
                [.. request.Kinds]
            );
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or TimeoutException)
        {
            // Cancelling breaks the response off as well, which is not a problem of the source.
            cancellationToken.ThrowIfCancellationRequested();
            broken = Problem.Error(ErrorIds.SourceUnavailable, _endpoint.Name, "The response broke off.", [.. request.Kinds]);
        }

        return false;
    }
}
