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
    private const long MaxBytes = 1L << 30;

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
        for (var attempt = 1; ; attempt++)
        {
            using var response = Request(request.Since, cancellationToken);
            while (_retries.TryDequeue(out var retry))
            {
                yield return Problem.Note(ErrorIds.SourceUnavailable, _endpoint.Name, retry);
            }

            var hasRecords = false;
            using var outcomes = Outcomes(response, request, cancellationToken).GetEnumerator();
            BrokenResponse? broken;
            while (MoveNext(outcomes, request, out broken))
            {
                hasRecords = true;
                yield return outcomes.Current;
            }

            if (broken is null)
            {
                yield break;
            }

            // Records that were returned already could have changed in a second response.
            if (hasRecords || !broken.IsTransient || attempt == _options.MaxAttempts)
            {
                yield return broken.Problem;
                yield break;
            }

            yield return Problem.Note(ErrorIds.SourceUnavailable, _endpoint.Name, "The response broke off and is requested again.");
        }
    }

    public void Dispose() => _exchange.Dispose();

    private IEnumerable<ReadOutcome> Outcomes(HttpResponseMessage response, ReadRequest request, CancellationToken cancellationToken)
    {
        using var body = ResponseBody.Open(response, MaxBytes, _options, cancellationToken);
        using var text = new StreamReader(body, Encoding.UTF8);
        foreach (var outcome in new StarterDocument(_endpoint.Name).Read(text, request, cancellationToken))
        {
            yield return outcome;
        }
    }

    private HttpResponseMessage Request(DateTimeOffset? since, CancellationToken cancellationToken)
    {
        try
        {
            var response = _exchange.Send(() => CreateRequest(since), cancellationToken);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation)
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
                $"{_endpoint.Name} cannot be trusted: its certificate is not valid on this machine, or it does not speak TLS. "
                    + "Nothing was read."
            );
        }
        catch (HttpRequestException failure)
            when (failure.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError)
        {
            throw new OpenClawSyncException(ErrorIds.SourceUnavailable, $"{_endpoint.Name} does not respond in HTTP. Nothing was read.");
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new OpenClawSyncException(
                ErrorIds.SourceUnavailable,
                $"{_endpoint.Name} responded with headers of more than 64 KiB. Nothing was read."
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
            301 or 302 or 303 or 307 or 308 => new OpenClawSyncException(
                ErrorIds.SourceUnavailable,
                $"{_endpoint.Name} redirects elsewhere, and redirects are not followed. Give the final URL."
            ),
            var code => new OpenClawSyncException(
                ErrorIds.SourceUnavailable,
                $"{_endpoint.Name} responded with status {code}. Nothing was read."
            ),
        };

    private bool MoveNext(IEnumerator<ReadOutcome> outcomes, ReadRequest request, out BrokenResponse? broken)
    {
        broken = null;
        try
        {
            return outcomes.MoveNext();
        }
        catch (JsonListException failure)
        {
            broken = Broken(ErrorIds.SourceMalformed, $"The response is not starter JSON: {failure.Message}.", isTransient: false);
        }
        catch (ResponseException failure)
        {
            broken = failure.Fault switch
            {
                ResponseFault.BrokenOff => Broken(ErrorIds.SourceUnavailable, $"It {failure.Message}.", isTransient: true),
                _ => Broken(ErrorIds.SourceMalformed, $"It {failure.Message}.", isTransient: false),
            };
        }

        return false;

        BrokenResponse Broken(string errorId, string message, bool isTransient) =>
            new(Problem.Error(errorId, _endpoint.Name, message, [.. request.Kinds]), isTransient);
    }

    private sealed record BrokenResponse(Problem Problem, bool IsTransient);
}
