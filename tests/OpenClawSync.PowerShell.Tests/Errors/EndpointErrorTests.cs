using OpenClawSync.Core.Tests.Runs.FaultInjection;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>An ingest endpoint on this machine that refuses, or answers as none should.</summary>
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
    public void It_refuses_the_token(int status)
    {
        _server.Handler = _ => Reply(status, Canary.Word);

        AssertStops(Sync, "http://127.0.0.1", $"status {status}");
    }

    [Fact]
    [Provokes(ErrorIds.TargetUnauthorized)]
    public void It_refuses_the_token_of_a_viewer()
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
    public void A_token_that_no_header_can_hold() =>
        AssertStops(
            $"Invoke-OpenClawSync '{Home}' -Target '{_server.Url}' -IngestToken {Secure($"{Canary.Token} {Canary.Word}")}",
            "contains a space"
        );

    [Theory]
    [Provokes(ErrorIds.TargetIncompatible)]
    [InlineData(422, "{}", "does not understand")]
    [InlineData(200, "<html>{0}</html>", "as no ingest endpoint does")]
    [InlineData(200, "{\"identity\": \"{0}\", \"schemaVersion\": \"{0}\"}", "as no ingest endpoint does")]
    [InlineData(200, "{\"identity\": \"{0}\", \"schemaVersion\": 1, \"serverTime\": 1}", "up to version 1 only")]
    [InlineData(200, "{\"identity\": \"{0}\", \"schemaVersion\": 2, \"serverTime\": 9223372036854775807}", "as no ingest endpoint does")]
    public void It_answers_as_none_does(int status, string body, string told)
    {
        _server.Handler = _ => Reply(status, body.Replace("{0}", Canary.Word, StringComparison.Ordinal));

        AssertStops(Sync, "http://127.0.0.1", told);
    }

    [Fact]
    [Provokes(ErrorIds.TargetInvalid)]
    public void There_is_none_at_that_path()
    {
        _server.Handler = _ => Reply(404, Canary.Word);

        AssertStops(Sync, "http://127.0.0.1", "no ingest endpoint at that path");
    }

    [Theory]
    [Provokes(ErrorIds.TargetUnavailable)]
    [InlineData(307, "redirects elsewhere")]
    [InlineData(418, "answers with status 418")]
    public void It_cannot_be_used_now(int status, string told)
    {
        _server.Handler = _ => Reply(status, Canary.Word);

        AssertStops(Sync, "http://127.0.0.1", told);
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
    public void It_refuses_one_row(string reason, string told)
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

        var run = Assert.Single(AssertGoesOn(Sync, "task:5f1b", told, "dead letter").Of<SyncRun>());

        Assert.Equal(("partial", 27L, 1L), (run.Status, run.Created, run.DeadLetters));
    }

    [Fact]
    [Provokes(ErrorIds.TargetReplaced)]
    public void It_is_not_the_one_it_was()
    {
        Assert.Equal(28, Assert.Single(Run(Sync).Of<SyncRun>()).Created);
        _endpoint.State = new EndpointState(Canary.Word);

        Assert.Equal(28, Assert.Single(AssertTells(Sync, "http://127.0.0.1", "Everything is sent again").Of<SyncRun>()).Created);
    }

    protected override void Dispose(bool disposing)
    {
        _server.Dispose();
        base.Dispose(disposing);
    }

    private static HttpReply Reply(int status, string body) => new(status, System.Text.Encoding.UTF8.GetBytes(body));

    private static string Secure(string token) => $"([System.Net.NetworkCredential]::new('', '{token}').SecurePassword)";
}
