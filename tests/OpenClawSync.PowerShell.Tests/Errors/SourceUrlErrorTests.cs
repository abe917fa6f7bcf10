using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Source URLs that are unsafe, or respond in unexpected ways.</summary>
public sealed class SourceUrlErrorTests : ErrorTest
{
    // What the server asks for outweighs the module's own patience.
    private const string AtOnce = "Retry-After: 0\r\n";

    private static string Body => $$"""{ "tasks": [{ "id": "{{Canary.Word}}" }] }""";

    [Theory]
    [Provokes(ErrorIds.SourceInvalid)]
    [InlineData("http://example.test/{0}", "is not an https URL")]
    [InlineData("https://claw:{0}@example.test/feed", "holds credentials")]
    [InlineData("ftp://example.test/{0}", "is not an https URL")]
    public void An_unsafe_URL(string url, string expected) =>
        AssertStops($"Get-OpenClawRecord '{string.Format(null, url, Canary.Token)}'", "given as -Path", expected);

    [Theory]
    [Provokes(ErrorIds.SourceUnauthorized)]
    [InlineData(401)]
    [InlineData(403)]
    public void A_server_that_rejects_the_token(int status)
    {
        using var server = new JsonServer(JsonServer.Answer(status, Canary.Word));

        AssertStops(Read(server, Canary.Token), "http://127.0.0.1", $"status {status}");

        Assert.Contains(Canary.Token, Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    [Fact]
    [Provokes(ErrorIds.SourceUnauthorized)]
    public void A_token_that_is_no_valid_header_value()
    {
        using var server = new JsonServer(JsonServer.Answer(200, Body));

        AssertStops(Read(server, Canary.Token + " " + Canary.Word), "contains a space");

        Assert.Empty(server.Requests);
    }

    [Fact]
    [Provokes(ErrorIds.SourceUnavailable)]
    public void A_server_that_is_down()
    {
        using var server = new JsonServer([.. Enumerable.Repeat(JsonServer.Answer(503, Canary.Word, AtOnce), 5)]);

        AssertStops(Read(server), "http://127.0.0.1", "status 503");

        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    [Provokes(ErrorIds.SourceUnavailable)]
    public void A_server_that_redirects()
    {
        using var server = new JsonServer(JsonServer.Answer(302, Canary.Word, $"Location: https://example.test/{Canary.Token}\r\n"));

        AssertStops(Read(server), "http://127.0.0.1", "redirects are not followed");
    }

    [Fact]
    [Provokes(ErrorIds.SourceUnavailable)]
    public void A_truncated_response()
    {
        using var server = new JsonServer(JsonServer.BreakOff(Body[..^2] + ","));

        var result = AssertContinues(Read(server), "http://127.0.0.1", "broke off");

        Assert.Single(result.Of<TaskRecord>());
    }

    [Fact]
    [Provokes(ErrorIds.SourceMalformed)]
    public void A_response_that_is_not_JSON()
    {
        using var server = new JsonServer(JsonServer.Answer(200, Body[..^2] + $", {Canary.Word}"));

        var result = AssertContinues(Read(server), "http://127.0.0.1", "is not starter JSON", "line 1");

        Assert.Single(result.Of<TaskRecord>());
    }

    private static string Read(JsonServer server, string token = "none") =>
        $"Get-OpenClawRecord '{server.Url}' -SourceToken ([System.Net.NetworkCredential]::new('', '{token}').SecurePassword)";
}
