using OpenClawSync.Connections;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Transport;

namespace OpenClawSync.Core.Tests.Sources.Url;

public sealed class UrlSourceTests : IDisposable
{
    private const string Body =
        """{"source":"openclaw","schemaVersion":1,"data":{"memoryEntries":[{"id":"m"}],"tasks":[{"id":"t1"},{"id":"t2"}]}}""";
    private const string Token = "sesame-token-1234567890";

    // Long enough for a busy machine. Only requests that are meant to time out have a short timeout.
    private static readonly RetryOptions Quick = new() { BaseDelay = TimeSpan.FromMilliseconds(5), Timeout = TimeSpan.FromSeconds(20) };
    private static readonly RetryOptions ShortTimeout = Quick with { Timeout = TimeSpan.FromSeconds(1) };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_are_returned_in_the_order_of_the_response_and_the_token_is_sent()
    {
        using var server = new JsonServer(JsonServer.Answer(200, Body));

        var (records, problems) = Read(server, Token);

        Assert.Empty(problems);
        Assert.Equal([RecordKind.Memory, RecordKind.Task, RecordKind.Task], records.Select(record => record.Kind));
        Assert.Contains($"Authorization: Bearer {Token}", server.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_start_time_is_sent_when_there_is_one()
    {
        using var server = new JsonServer(JsonServer.Answer(200, Body), JsonServer.Answer(200, Body));
        using var source = Open(server, null);

        _ = source.Read(new ReadRequest([RecordKind.Task]), CancellationToken.None).ToList();
        _ = source
            .Read(new ReadRequest([RecordKind.Task], DateTimeOffset.FromUnixTimeMilliseconds(1795398073716)), CancellationToken.None)
            .ToList();

        Assert.Equal(
            ["GET /feed?x=1 HTTP/1.1", "GET /feed?x=1&since=2026-11-23T01:41:13.716Z HTTP/1.1"],
            server.Requests.Select(head => head.Split('\n')[0])
        );
    }

    [Fact]
    public void Transient_failures_are_retried_and_each_retry_is_noted()
    {
        using var server = new JsonServer(
            JsonServer.Answer(503),
            JsonServer.Answer(429, headers: "Retry-After: 0\r\n"),
            JsonServer.Drop,
            JsonServer.Answer(200, Body)
        );

        var (records, problems) = Read(server, Token);

        Assert.Equal(3, records.Count);
        Assert.Equal(4, server.Requests.Count);

        // The client itself may repeat a request whose connection was closed before the response began.
        Assert.InRange(problems.Count, 2, 3);
        Assert.All(problems, problem => Assert.Equal(ProblemSeverity.Note, problem.Severity));
        Assert.DoesNotContain(problems, problem => problem.ToString().Contains("sesame", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_without_a_response_is_retried()
    {
        using var server = new JsonServer([JsonServer.Sleep, .. Enumerable.Repeat(JsonServer.Answer(200, Body), 4)]);

        var (records, problems) = Read(server, null, ShortTimeout);

        Assert.Equal(3, records.Count);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void Five_failed_attempts_are_an_error()
    {
        using var server = new JsonServer([.. Enumerable.Repeat(JsonServer.Answer(500), 9)]);

        var failure = Assert.Throws<OpenClawSyncException>(() => Read(server, Token));

        Assert.Equal(ErrorIds.SourceUnavailable, failure.ErrorId);
        Assert.Equal(5, server.Requests.Count);
    }

    [Theory]
    [InlineData("Retry-After: 90")]
    [InlineData("Retry-After: Fri, 20 Nov 2026 10:01:30 GMT")]
    public async Task The_delay_that_the_endpoint_asks_for_passes_before_the_next_request(string header)
    {
        var time = new ManualClock(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        using var server = new JsonServer(JsonServer.Answer(429, headers: header + "\r\n"), JsonServer.Answer(200, Body));
        var stop = TestContext.Current.CancellationToken;
        var reading = Task.Run(() => Read(server, null, Quick with { Time = time }), stop);

        await time.WaitForTimerAsync(TimeSpan.FromSeconds(90), stop);
        time.Advance(TimeSpan.FromSeconds(89));
        Assert.Single(server.Requests);
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        var (records, problems) = await reading;
        Assert.Equal((3, 2), (records.Count, server.Requests.Count));
        Assert.Contains("the next is in 90.0 s", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_delay_that_the_endpoint_asks_for_is_bounded()
    {
        var time = new ManualClock(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        using var server = new JsonServer(JsonServer.Answer(429, headers: "Retry-After: 86400\r\n"), JsonServer.Answer(200, Body));
        var stop = TestContext.Current.CancellationToken;
        var reading = Task.Run(() => Read(server, null, Quick with { Time = time }), stop);

        await time.WaitForTimerAsync(Quick.MaxDelay, stop);
        time.Advance(Quick.MaxDelay);

        Assert.Equal(3, (await reading).Records.Count);
    }

    [Theory]
    [InlineData(401, ErrorIds.SourceUnauthorized)]
    [InlineData(403, ErrorIds.SourceUnauthorized)]
    [InlineData(404, ErrorIds.SourceUnavailable)]
    [InlineData(302, ErrorIds.SourceUnavailable)]
    public void Permanent_failures_are_not_retried(int status, string errorId)
    {
        using var elsewhere = new JsonServer(JsonServer.Answer(200, Body));
        using var server = new JsonServer(JsonServer.Answer(status, Token, $"Location: {elsewhere.Url}\r\n"));

        var failure = Assert.Throws<OpenClawSyncException>(() => Read(server, Token));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Single(server.Requests);
        Assert.Empty(elsewhere.Requests);
        Assert.DoesNotContain("sesame", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("feed", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_response_that_breaks_off_or_stalls_returns_the_received_records_and_an_error(bool stalls)
    {
        const string Begun = """{"tasks":[{"id":"t1"},{"id":"t2"},{"id":""";
        using var server = new JsonServer([.. Enumerable.Repeat(stalls ? JsonServer.Stall(Begun) : JsonServer.BreakOff(Begun), 5)]);

        var (records, problems) = Read(server, null, ShortTimeout);

        Assert.Equal(2, records.Count);
        Assert.True(Assert.Single(problems, problem => problem.Severity == ProblemSeverity.Error).Missed.IsAll);
    }

    [Fact]
    public void A_response_that_is_not_starter_JSON_is_an_error_without_its_content()
    {
        using var server = new JsonServer(JsonServer.Answer(200, "<html>sesame</html>"));

        var problem = Assert.Single(Read(server, null).Problems);

        Assert.Equal(ErrorIds.SourceMalformed, problem.ErrorId);
        Assert.DoesNotContain("sesame", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.test/feed")]
    [InlineData("ftp://127.0.0.1/feed")]
    [InlineData("https://user:sesame@example.test/feed")]
    [InlineData("https://")]
    public void An_unsafe_URL_is_rejected_and_not_repeated(string url)
    {
        var failure = Assert.Throws<OpenClawSyncException>(() => SourceLocation.Find(url, _ => null));

        Assert.Equal(ErrorIds.SourceInvalid, failure.ErrorId);
        Assert.DoesNotContain("sesame", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_from_the_environment_is_sent_only_to_the_origin_of_its_own_URL()
    {
        using var own = new JsonServer(JsonServer.Answer(200, Body), JsonServer.Answer(200, Body));
        using var other = new JsonServer(JsonServer.Answer(200, Body), JsonServer.Answer(200, Body));
        var environment = (string name) =>
            name switch
            {
                SourceLocation.UrlVariable => own.Url,
                SourceLocation.TokenVariable => Token,
                _ => null,
            };

        foreach (var path in (string?[])[null, own.Url + "&more", other.Url])
        {
            using var source = SourceLocation.Find(path, environment).Open(Options(null));
            Reading.All(source);
        }

        Assert.All(own.Requests, head => Assert.Contains(Token, head, StringComparison.Ordinal));
        Assert.Equal(2, own.Requests.Count);
        Assert.DoesNotContain(Token, Assert.Single(other.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_from_the_environment_takes_precedence_over_a_URL()
    {
        var file = _folder.Write("starter.json", """{"tasks":[{"id":"from-file"}]}""");
        using var source = Reading.Open(
            null,
            _folder,
            name =>
                name switch
                {
                    SourceLocation.JsonVariable => file,
                    SourceLocation.UrlVariable => "https://example.test",
                    _ => null,
                }
        );

        Assert.Equal("from-file", Assert.IsType<TaskRecord>(Assert.Single(Reading.All(source).Records)).Id);
    }

    private (List<OpenClawRecord> Records, List<Problem> Problems) Read(JsonServer server, string? token, RetryOptions? retry = null)
    {
        using var source = Open(server, token, retry);
        return Reading.All(source);
    }

    private IRecordSource Open(JsonServer server, string? token, RetryOptions? retry = null) =>
        SourceLocation.Find(server.Url, _ => null).Open(Options(token, retry));

    private SourceOptions Options(string? token, RetryOptions? retry = null) =>
        new(_ => null, new SnapshotFolder(_folder["snapshots"])) { Token = token, Retry = retry ?? Quick };
}
