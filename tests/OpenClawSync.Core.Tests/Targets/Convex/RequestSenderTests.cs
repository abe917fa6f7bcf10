using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Transport;

namespace OpenClawSync.Core.Tests.Targets.Convex;

/// <summary>What a reply says about each of two records that were sent, over HTTP.</summary>
public sealed class RequestSenderTests
{
    private const string A = """{"sourceKey":"task:a","status":"Removed"}""";
    private const string B = """{"sourceKey":"task:b","status":"Failed","reason":"RowTooOld"}""";

    [Theory]
    [InlineData($$"""{"ok":true,"results":[{{A}},{{B}}]}""", "Updated Failed:RowTooOld")]
    [InlineData($$"""{"ok":true,"results":[{{B}},{{A}}]}""", "Updated Failed:RowTooOld")]
    [InlineData($$"""{"results":[{{B}},{{A}}]}""", "Updated Failed:RowTooOld")]
    [InlineData($$"""{"ok":true,"results":[{{A}}]}""", "Updated Failed:NoResult")]
    [InlineData("""{"ok":true,"results":[]}""", "Failed:NoResult Failed:NoResult")]
    [InlineData($$"""{"ok":true,"results":[{{A}},{{A}}]}""", "Updated Failed:NoResult")]
    [InlineData($$"""{"ok":true,"counts":{"removed":1,"failed":1,"created":0},"results":[{{A}},{{B}}]}""", "Updated Failed:RowTooOld")]
    public void Each_record_gets_its_own_result(string reply, string expected) => Assert.Equal(expected, Send(reply));

    [Theory]
    [InlineData($$"""{"ok":false,"results":[{{A}},{{B}}]}""", ErrorIds.TargetUnavailable)]
    [InlineData("""{"ok":false}""", ErrorIds.TargetUnavailable)]
    [InlineData($$"""{"ok":true,"results":[{{A}},{{B}},{{A}}]}""", ErrorIds.TargetIncompatible)]
    [InlineData($$"""{"ok":true,"counts":{"removed":2},"results":[{{A}},{{B}}]}""", ErrorIds.TargetIncompatible)]
    [InlineData("""{"ok":true}""", ErrorIds.TargetIncompatible)]
    public void A_reply_that_cannot_be_trusted_fails_as_a_whole(string reply, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<OpenClawSyncException>(() => Send(reply)).ErrorId);

    private static string Send(string reply)
    {
        using var server = new JsonServer(JsonServer.Answer(200, reply));
        using var client = new IngestClient(HttpEndpoint.Parse(server.Url, "x", "x"), "token", RetryOptions.Default, _ => { });
        var sender = new RequestSender(client, () => new EnvelopeHead(DateTimeOffset.UnixEpoch, "r", InstanceId.None, "s", 1, "p"));
        return string.Join(
            ' ',
            sender
                .SendKeys(["task:a", "task:b"], [], TestContext.Current.CancellationToken)
                .Select(outcome => outcome.Status + (outcome.Notes is null ? "" : $":{outcome.Notes}"))
        );
    }
}
