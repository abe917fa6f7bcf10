using System.Text;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;

namespace OpenClawSync.Core.Tests.Targets.Convex;

public class IngestReplyTests
{
    [Fact]
    public void An_unknown_status_counts_as_failed()
    {
        var results = IngestReply.Parse(
            """{"ok":true,"results":[{"sourceKey":"task:a","status":"Created"},{"sourceKey":"task:b","status":"Maybe"}]}"""u8.ToArray()
        );

        Assert.Equal((PushStatus.Created, PushStatus.Failed), (results[0].Status, results[1].Status));
    }

    [Theory]
    [InlineData("SecretFound", "SecretFound")]
    [InlineData("the value ghp_abc was refused", null)]
    [InlineData("", null)]
    public void A_reason_that_is_not_a_code_is_not_repeated(string sent, string? kept)
    {
        var results = IngestReply.Parse(
            Encoding.UTF8.GetBytes($$"""{"results":[{"sourceKey":"task:a","status":"Failed","reason":"{{sent}}"}]}""")
        );

        Assert.Equal(kept, Assert.Single(results).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"results":[{}]}""")]
    [InlineData("""{"results":[{"sourceKey":null,"status":"Created"}]}""")]
    public void An_invalid_reply_is_rejected(string body) =>
        Assert.Throws<FormatException>(() => IngestReply.Parse(Encoding.UTF8.GetBytes(body)));
}
