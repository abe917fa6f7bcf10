using System.Text;
using OpenClawSync.Connections;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Transport;

namespace OpenClawSync.Core.Tests.Transport;

/// <summary>
/// Whatever a source or an endpoint answers, the result is an error with a stable id, in bounded time and memory, and nothing of the answer
/// is repeated.
/// </summary>
public sealed class BrokenAnswerTests : IDisposable
{
    private static readonly byte[] Feed = Encoding.UTF8.GetBytes(
        $$$"""{"tasks":[{"id":"a","title":"sesame {{{string.Join(' ', Enumerable.Range(0, 400))}}}"}]}"""
    );

    private static readonly byte[] Status =
        """{"identity":"i","schemaVersion":2,"serverTime":1795398073716,"pad":"sesame sesame sesame"}"""u8.ToArray();

    private static readonly RetryOptions Quick = new()
    {
        MaxAttempts = 2,
        BaseDelay = TimeSpan.FromMilliseconds(1),
        Timeout = TimeSpan.FromSeconds(20),
    };

    private readonly TempFolder _folder = new();

    public static TheoryData<string> Names => [.. BrokenAnswers.All.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_source_whose_answer_is_broken_is_reported(string name)
    {
        using var server = new JsonServer([.. Enumerable.Repeat(BrokenAnswers.All[name](Feed), 4)]);

        var (records, errors) = Read(server, Quick);

        // Compressed data can be damaged where nothing depends on it.
        Assert.True(records == 0 || errors.Count > 0 || name == "too long a length", $"{records} records, {errors.Count} errors");
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Contains(error.Id, (string[])[ErrorIds.SourceUnavailable, ErrorIds.SourceMalformed]));
        Assert.All(errors, error => Assert.DoesNotContain("sesame", error.Message, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_endpoint_whose_answer_is_broken_is_reported(string name)
    {
        using var server = new JsonServer([.. Enumerable.Repeat(BrokenAnswers.All[name](Status), 4)]);
        using var client = Client(server, Quick);

        var failure = Assert.Throws<OpenClawSyncException>(() => client.Status(InstanceId.None, "", CancellationToken.None));

        Assert.Contains(failure.ErrorId, (string[])[ErrorIds.TargetUnavailable, ErrorIds.TargetIncompatible]);
        Assert.DoesNotContain("sesame", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("raw deflate")]
    [InlineData("br")]
    [InlineData("identity")]
    public void Every_encoding_that_is_asked_for_is_read(string encoding)
    {
        using var server = new JsonServer(Answer(encoding, Feed), Answer(encoding, Status));

        Assert.Equal((1, 0), Read(server, Quick) is var (records, errors) ? (records, errors.Count) : default);
        using var client = Client(server, Quick);
        Assert.Equal("i", client.Status(InstanceId.None, "", CancellationToken.None).Identity);
    }

    [Theory]
    [InlineData("""{"ok":false,"identity":"i","schemaVersion":2,"serverTime":1}""", ErrorIds.TargetUnavailable)]
    [InlineData("""{"identity":"","schemaVersion":2,"serverTime":1}""", ErrorIds.TargetIncompatible)]
    [InlineData("""{"identity":" ","schemaVersion":2,"serverTime":1}""", ErrorIds.TargetIncompatible)]
    public void A_status_that_cannot_be_relied_on_is_rejected(string status, string errorId)
    {
        using var server = new JsonServer(BrokenAnswers.Head("Connection: close", Encoding.UTF8.GetBytes(status)));
        using var client = Client(server, Quick);

        Assert.Equal(
            errorId,
            Assert.Throws<OpenClawSyncException>(() => client.Status(InstanceId.None, "", CancellationToken.None)).ErrorId
        );
    }

    [Fact]
    public void An_answer_that_was_cut_off_while_it_was_compressed_is_said_to_end_early()
    {
        using var server = new JsonServer([.. Enumerable.Repeat(BrokenAnswers.All["cut gzip"](Feed), 4)]);

        Assert.Contains(Read(server, Quick).Errors, error => error.Message.Contains("ends early", StringComparison.Ordinal));
    }

    [Fact]
    public void A_connection_to_a_port_without_TLS_is_reported()
    {
        using var server = new JsonServer([.. Enumerable.Repeat(BrokenAnswers.Head("A: b", Feed), 4)]);
        var url = server.Url.Replace("http:", "https:", StringComparison.Ordinal);
        var impatient = Quick with { Timeout = TimeSpan.FromSeconds(1) };
        using var client = new IngestClient(HttpEndpoint.Parse(url, "x", "x"), "t", impatient, _ => { });

        Assert.Equal(
            ErrorIds.TargetUnavailable,
            Assert.Throws<OpenClawSyncException>(() => client.Status(InstanceId.None, "", CancellationToken.None)).ErrorId
        );
        Assert.Equal(ErrorIds.SourceUnavailable, Assert.Single(Read(url, impatient).Errors).Id);
    }

    [Fact]
    public void An_answer_that_breaks_off_before_the_first_record_is_requested_again()
    {
        using var server = new JsonServer(JsonServer.BreakOff("""{"tasks":["""), BrokenAnswers.Head("Connection: close", Feed));

        Assert.Equal((1, 0), Read(server, Quick) is var (records, errors) ? (records, errors.Count) : default);
    }

    [Theory]
    [InlineData("a value", "{\"tasks\":[{\"id\":\"a\",\"title\":\"")]
    [InlineData("a name", "{\"tasks\":[{\"id\":\"a\",\"")]
    [InlineData("a value outside of the lists", "{\"other\":\"")]
    [InlineData("a comment", "{ /*")]
    [InlineData("a number", "{\"tasks\":[{\"id\":1")]
    [InlineData("white space", "{\"tasks\":  ")]
    public void A_part_that_does_not_end_is_not_kept(string what, string head)
    {
        var piece = what == "white space" ? new string(' ', 1 << 20) : new string('1', 1 << 20);
        AssertBounded(head, piece, ErrorIds.SourceMalformed);
    }

    [Fact]
    public void An_item_of_many_values_is_not_kept() =>
        AssertBounded("{\"tasks\":[{\"id\":\"a\",\"labels\":[1", string.Concat(Enumerable.Repeat(",1", 1 << 16)), ErrorIds.SourceMalformed);

    [Fact]
    public void A_compressed_answer_is_bounded_by_what_it_becomes()
    {
        var bomb = BrokenAnswers.Gzip(Encoding.ASCII.GetBytes("{\"tasks\":[{\"id\":\"a\",\"title\":\"" + new string('x', 200 << 20)));
        using var server = new JsonServer([.. Enumerable.Repeat(BrokenAnswers.Encoded("gzip", bomb), 4)]);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        Assert.Equal(ErrorIds.SourceMalformed, Assert.Single(Read(server, Quick).Errors).Id);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 150L << 20);
    }

    [Fact]
    public void An_endpoint_cannot_send_more_than_it_may()
    {
        var head = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"identity\":\"");
        using var server = new JsonServer([.. Enumerable.Repeat(JsonServer.Endless(head, new byte[1 << 20]), 4)]);
        using var client = Client(server, Quick);

        var failure = Assert.Throws<OpenClawSyncException>(() => client.Status(InstanceId.None, "", CancellationToken.None));

        Assert.Equal(ErrorIds.TargetIncompatible, failure.ErrorId);
        Assert.Contains("32 MiB", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_trickle_ends_at_the_total_timeout()
    {
        var head = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"tasks\":[");
        var answer = JsonServer.Endless(head, " "u8.ToArray(), TimeSpan.FromMilliseconds(5));
        using var server = new JsonServer([.. Enumerable.Repeat(answer, 4)]);

        var error = Assert.Single(Read(server, Quick with { TotalTimeout = TimeSpan.FromMilliseconds(200) }).Errors);

        Assert.Equal(ErrorIds.SourceUnavailable, error.Id);
        Assert.Contains("in time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trickle_of_an_endpoint_ends_at_the_timeout()
    {
        var head = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{");
        var answer = JsonServer.Endless(head, " "u8.ToArray(), TimeSpan.FromMilliseconds(5));
        using var server = new JsonServer([.. Enumerable.Repeat(answer, 4)]);
        using var client = Client(server, Quick with { Timeout = TimeSpan.FromSeconds(1) });

        Assert.Equal(
            ErrorIds.TargetUnavailable,
            Assert.Throws<OpenClawSyncException>(() => client.Status(InstanceId.None, "", CancellationToken.None)).ErrorId
        );
    }

    [Theory]
    [InlineData("""{"rows":[],"isDone":false,"cursor":"same"}""")]
    [InlineData("""{"rows":[],"isDone":false}""")]
    [InlineData("""{"rows":[{"kind":"other","row":{}}],"isDone":true}""")]
    [InlineData("""{"rows":[{"kind":"task","row":[]}],"isDone":true}""")]
    [InlineData("""{"rows":{},"isDone":true}""")]
    public void Pages_that_do_not_end_or_are_no_pages_are_reported(string page)
    {
        using var server = new JsonServer([.. Enumerable.Repeat(JsonServer.Answer(200, page), 5)]);
        using var rows = new IngestRows(Client(server, Quick), InstanceId.None, "source");

        Assert.Equal(
            ErrorIds.TargetIncompatible,
            Assert.Throws<OpenClawSyncException>(() => rows.ReadRows(RecordKinds.All, CancellationToken.None).Count()).ErrorId
        );
    }

    [Theory]
    [InlineData("""{"ok":false}""", ErrorIds.TargetUnavailable)]
    [InlineData("""{"ok":1}""", ErrorIds.TargetIncompatible)]
    [InlineData("<html>", ErrorIds.TargetIncompatible)]
    [InlineData("""{"ok":true}""", null)]
    public void A_run_is_logged_only_if_the_endpoint_says_so(string reply, string? errorId)
    {
        using var server = new JsonServer(JsonServer.Answer(200, reply));
        using var client = Client(server, Quick);

        var failure = Record.Exception(() => client.LogRun("{}"u8.ToArray(), CancellationToken.None));

        Assert.Equal(errorId, (failure as OpenClawSyncException)?.ErrorId);
    }

    private void AssertBounded(string head, string piece, string errorId)
    {
        var start = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + head);
        using var server = new JsonServer([.. Enumerable.Repeat(JsonServer.Endless(start, Encoding.ASCII.GetBytes(piece)), 4)]);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var error = Assert.Single(Read(server, Quick).Errors);

        Assert.Equal(errorId, error.Id);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 200L << 20);
    }

    private static Func<Stream, Task> Answer(string encoding, byte[] body) =>
        encoding switch
        {
            "gzip" => BrokenAnswers.Encoded("gzip", BrokenAnswers.Gzip(body)),
            "deflate" => BrokenAnswers.Encoded("deflate", BrokenAnswers.Zlib(body)),
            "raw deflate" => BrokenAnswers.Encoded("deflate", BrokenAnswers.Deflate(body)),
            "br" => BrokenAnswers.Encoded("br", BrokenAnswers.Brotli(body)),
            _ => BrokenAnswers.Encoded("identity", body),
        };

    private static IngestClient Client(JsonServer server, RetryOptions options) =>
        new(HttpEndpoint.Parse(server.Url, "x", "x"), "sesame-token", options, _ => { });

    private (int Records, List<(string Id, string Message)> Errors) Read(JsonServer server, RetryOptions options) =>
        Read(server.Url, options);

    private (int Records, List<(string Id, string Message)> Errors) Read(string url, RetryOptions options)
    {
        try
        {
            using var source = SourceLocation
                .Find(url, _ => null)
                .Open(new SourceOptions(_ => null, new SnapshotFolder(_folder["snapshots"])) { Retry = options });
            var (records, problems) = Reading.All(source);
            return (
                records.Count,
                [
                    .. problems
                        .Where(problem => problem.Severity == ProblemSeverity.Error)
                        .Select(problem => (problem.ErrorId, problem.Message)),
                ]
            );
        }
        catch (OpenClawSyncException failure)
        {
            return (0, [(failure.ErrorId, failure.Message)]);
        }
    }
}
