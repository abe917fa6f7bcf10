using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Transport;

namespace OpenClawSync.Core.Tests.Transport;

/// <summary>Requests to a real server on this machine that fails on demand.</summary>
public class HttpExchangeTests
{
    private static readonly RetryOptions Quick = new()
    {
        BaseDelay = TimeSpan.FromMilliseconds(1),
        MaxDelay = TimeSpan.FromMilliseconds(5),
    };

    [Fact]
    public void A_response_that_breaks_off_is_requested_again()
    {
        using var server = new JsonServer(JsonServer.BreakOff("{\"a\":"), JsonServer.Answer(200, "{}"));
        using var exchange = new HttpExchange(At(server), Quick, _ => { });

        var answer = exchange.Exchange(() => new HttpRequestMessage(HttpMethod.Get, server.Url), CancellationToken.None);

        Assert.Equal((200, 2, 2), ((int)answer.Status, answer.Attempts, server.Requests.Count));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(422)]
    public void Permanent_failures_are_not_retried(int status)
    {
        using var server = new JsonServer(JsonServer.Answer(status));
        using var exchange = new HttpExchange(At(server), Quick, _ => { });

        Assert.Equal(
            (status, 1),
            exchange.Exchange(() => new HttpRequestMessage(HttpMethod.Get, server.Url), CancellationToken.None) is var answer
                ? ((int)answer.Status, answer.Attempts)
                : default
        );
    }

    [Fact]
    public void An_endpoint_gets_no_more_requests_after_ten_failures()
    {
        using var server = new JsonServer([.. Enumerable.Repeat(JsonServer.Answer(503), 30)]);
        using var exchange = new HttpExchange(At(server), Quick with { MaxAttempts = 30 }, _ => { });

        Assert.ThrowsAny<Exception>(() =>
            exchange.Exchange(() => new HttpRequestMessage(HttpMethod.Get, server.Url), CancellationToken.None)
        );

        Assert.InRange(server.Requests.Count, 10, 15);
    }

    private static HttpEndpoint At(JsonServer server) => HttpEndpoint.Parse(server.Url, "x", "x");
}
