using OpenClawSync.Core.Tests.Runs.FaultInjection;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>An ingest endpoint on this machine that rejects requests, or responds in unexpected ways.</summary>
public sealed class EndpointErrorTests : ErrorTest
{
    private readonly LoopbackServer _server = new();
    private readonly ModelEndpoint _endpoint = new(TimeProvider.System);

    public EndpointErrorTests() => _server.Handler = _endpoint.Answer;

    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{_server.Url}' -IngestToken {Secure(Canary.Token)}";

    [Theory]
    [Provokes(ErrorIds.TargetUnauthorized)]
    [InlineData(401)]
    [InlineData(403)]
    public void It_rejects_the_token(int status)
    {
        _server.Handler = _ => Reply(status, Canary.Word);

        AssertStops(Sync, "http://127.0.0.1", $"status {status}");
    }

    [Fact]
    [Provokes(ErrorIds.TargetUnauthorized)]
    public void It_rejects_the_token_of_a_viewer()
    {
        _server.Handler = _ => Reply(401, Canary.Word);

        AssertStops(
            $"Find-OpenClawRecord -Target '{_server.Url}' -ViewerToken {Secure(Canary.Token)}",
            "http://127.0.0.1",
            "viewer's token"
        );
    }

    [Fact]
    [Provokes(ErrorIds.TargetUnauthorized)]
    public void A_token_that_is_no_valid_header_value() =>
        AssertStops(
            $"Invoke-OpenClawSync '{Home}' -Target '{_server.Url}' -IngestToken {Secure($"{Canary.Token} {Canary.Word}")}",
            "contains a space"
        );

    [Theory]
    [Provokes(ErrorIds.TargetIncompatible)]
    [InlineData(422, "{}", "does not understand")]
    [InlineData(200, "<html>{0}</html>", "does not reply like an ingest endpoint")]
    [InlineData(200, "{\"identity\": \"{0}\", \"schemaVersion\": \"{0}\"}", "does not reply like an ingest endpoint")]
    [InlineData(200, "{\"identity\": \"{0}\", \"schemaVersion\": 1, \"serverTime\": 1}", "up to version 1 only")]
    [InlineData(200, "{\"identity\": \"{0}\", \"schemaVersion\": 3, \"serverTime\": 1}", "Update the module")]
    [InlineData(
        200,
        "{\"identity\": \"{0}\", \"schemaVersion\": 2, \"serverTime\": 9223372036854775807}",
        "does not reply like an ingest endpoint"
    )]
    public void It_responds_unlike_an_ingest_endpoint(int status, string body, string expected)
    {
        _server.Handler = _ => Reply(status, body.Replace("{0}", Canary.Word, StringComparison.Ordinal));

        AssertStops(Sync, "http://127.0.0.1", expected);
    }

    [Fact]
    [Provokes(ErrorIds.TargetInvalid)]
    public void There_is_no_endpoint_at_the_path()
    {
        _server.Handler = _ => Reply(404, Canary.Word);

        AssertStops(Sync, "http://127.0.0.1", "no ingest endpoint at that path");
    }

    [Theory]
    [Provokes(ErrorIds.TargetIncompatible)]
    [InlineData(404)]
    [InlineData(405)]
    public void It_is_an_older_deployment_that_cannot_erase(int status)
    {
        Run(Sync);
        _server.Handler = ask => ask.Path.EndsWith("/erase", StringComparison.Ordinal) ? Reply(status, Canary.Word) : _endpoint.Answer(ask);

        AssertStops(
            $"Remove-OpenClawRecord -Kind Cron -Target '{_server.Url}' -IngestToken {Secure(Canary.Token)} -Confirm:$false",
            "older than this module",
            "Deploy the newer one"
        );
    }

    [Theory]
    [Provokes(ErrorIds.TargetUnavailable)]
    [InlineData(307, "redirects elsewhere")]
    [InlineData(418, "answered with status 418")]
    public void It_is_not_available(int status, string expected)
    {
        _server.Handler = _ => Reply(status, Canary.Word);

        AssertStops(Sync, "http://127.0.0.1", expected);
    }

    [Fact]
    [Provokes(ErrorIds.InstanceConflict)]
    public void Another_source_has_claimed_the_instance()
    {
        _endpoint.State = _endpoint.State with { Claim = Canary.Word };

        AssertStops(Sync, "http://127.0.0.1", "-InstanceId", "openclaw:release");
    }

    [Theory]
    [Provokes(ErrorIds.RowRefused)]
    [InlineData("SecretFound", "SecretFound")]
    [InlineData(Canary.Word + " and more words", "Refused")]
    public void It_rejects_one_row(string reason, string expected)
    {
        _server.Handler = ask =>
        {
            _endpoint.Refuses = key => key.StartsWith("task:5f1b", StringComparison.Ordinal);
            var reply = _endpoint.Answer(ask);
            return Reply(
                reply.Status,
                System.Text.Encoding.UTF8.GetString(reply.Body).Replace("\"Refused\"", $"\"{reason}\"", StringComparison.Ordinal)
            );
        };

        var run = Assert.Single(AssertContinues(Sync, "task:5f1b", expected, "dead letter").Of<SyncRun>());

        Assert.Equal(("partial", SampleHome.RecordCount - 1, 1L), (run.Status, run.Created, run.DeadLetters));
    }

    [Fact]
    [Provokes(ErrorIds.TargetReplaced)]
    public void It_was_replaced()
    {
        Assert.Equal(SampleHome.RecordCount, Assert.Single(Run(Sync).Of<SyncRun>()).Created);
        _endpoint.State = new EndpointState(Canary.Word);

        Assert.Equal(
            SampleHome.RecordCount,
            Assert.Single(AssertWrites(Sync, "http://127.0.0.1", "Everything is sent again").Of<SyncRun>()).Created
        );
    }

    protected override void Dispose(bool disposing)
    {
        _server.Dispose();
        base.Dispose(disposing);
    }

    private static LoopbackReply Reply(int status, string body) => new(status, System.Text.Encoding.UTF8.GetBytes(body));

    private static string Secure(string token) => $"([System.Net.NetworkCredential]::new('', '{token}').SecurePassword)";
}
