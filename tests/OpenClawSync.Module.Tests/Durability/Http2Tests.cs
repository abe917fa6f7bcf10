using Microsoft.AspNetCore.Http;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>Sources and endpoints that speak HTTP/2 only, over TLS with a certificate that only the process under test trusts.</summary>
public sealed class Http2Tests : IDisposable
{
    private const string Feed = """{"tasks":[{"id":"a"},{"id":"b"}]}""";

    private const string Status =
        """{"identity":"i","schemaVersion":2,"serverTime":1795398073716,"lastRunId":null,"claim":"free","accepts":["gzip"]}""";

    private const string Token = "$(ConvertTo-SecureString sesame-token-1234567890 -AsPlainText -Force)";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("reset")]
    [InlineData("go away")]
    public void A_source_is_read_and_a_response_that_breaks_off_is_requested_again(string first)
    {
        using var server = Serve(first, Http2Server.Json(Feed));

        var run = Run(server, $"(Get-OpenClawRecord {server.Origin}/feed -SourceToken {Token}).Id -join ' '");

        Assert.Equal("a b", Assert.Single(run.Succeeded()));
        Assert.Equal(first.Length == 0 ? 1 : 2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal("HTTP/2 /feed Bearer sesame-token-1234567890", request));
    }

    [Theory]
    [InlineData("")]
    [InlineData("reset")]
    [InlineData("go away")]
    public void An_endpoint_is_used_and_an_answer_that_breaks_off_is_asked_for_again(string first)
    {
        using var server = Serve(first, Http2Server.Json(Status));

        var run = Run(
            server,
            $"(Test-OpenClawTarget -Target {server.Origin}/ingest -IngestToken {Token} | Where-Object Name -EQ Authorized).Status"
        );

        Assert.Equal("Passed", run.Lines.FirstOrDefault());
        Assert.All(server.Requests, request => Assert.StartsWith("HTTP/2 /ingest/", request, StringComparison.Ordinal));
    }

    [Fact]
    public void A_token_never_goes_to_another_origin()
    {
        using var other = new Http2Server(_folder, Http2Server.Json(Feed));
        using var server = new Http2Server(_folder, Http2Server.Redirect(other.Origin + "/feed"));

        var run = Run(server, $"Get-OpenClawRecord {server.Origin}/feed -SourceToken {Token}");

        Assert.Contains("redirects elsewhere", run.Errors, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public void A_certificate_that_is_not_trusted_is_rejected()
    {
        using var server = new Http2Server(_folder, Http2Server.Json(Feed));

        var run = PwshProcess.Run(new PwshSettings(), $"Get-OpenClawRecord {server.Origin}/feed -SourceToken {Token}");

        Assert.Contains("cannot be trusted", run.Errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private Http2Server Serve(string first, RequestDelegate then) =>
        first switch
        {
            "reset" => new Http2Server(_folder, Http2Server.Reset, then),
            "go away" => new Http2Server(_folder, Http2Server.GoAway, then),
            _ => new Http2Server(_folder, then),
        };

    private static PwshRun Run(Http2Server server, string script) =>
        PwshProcess.Run(new PwshSettings { Variables = { ["SSL_CERT_FILE"] = server.CertificateFile } }, script);
}
