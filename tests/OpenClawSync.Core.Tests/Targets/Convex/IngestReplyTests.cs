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
            """{"ok":true,"results":[{"sourceKey":"task:a","status":"Created"},{"sourceKey":"task:b","status":"Maybe"}]}"""u8.ToArray(),
            maxCount: 2
        )!;

        Assert.Equal((PushStatus.Created, PushStatus.Failed), (results[0].Status, results[1].Status));
    }

    [Theory]
    [InlineData("SecretFound", "SecretFound")]
    [InlineData("the value ghp_abc was refused", null)]
    [InlineData("", null)]
    public void A_reason_that_is_not_a_code_is_not_repeated(string sent, string? kept)
    {
        var results = IngestReply.Parse(
            Encoding.UTF8.GetBytes($$"""{"results":[{"sourceKey":"task:a","status":"Failed","reason":"{{sent}}"}]}"""),
            maxCount: 1
        )!;

        Assert.Equal(kept, Assert.Single(results).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{}")]
    [InlineData("""{"results":[{}]}""")]
    [InlineData("""{"results":[{"sourceKey":null,"status":"Created"}]}""")]
    [InlineData("""{"results":[{"sourceKey":"a","status":null}]}""")]
    [InlineData("""{"results":[{"sourceKey":"a","status":null}],"counts":{"created":1}}""")]
    [InlineData("""{"ok":"yes","results":[]}""")]
    [InlineData("""{"ok":null,"results":[]}""")]
    [InlineData("""{"results":{}}""")]
    [InlineData(
        """{"results":[{"sourceKey":"a","status":"Created"},{"sourceKey":"b","status":"Created"},{"sourceKey":"c","status":"Created"}]}"""
    )]
    [InlineData("""{"results":[{"sourceKey":"a","status":"Created"}],"counts":{"created":0,"failed":1}}""")]
    [InlineData("""{"results":[{"sourceKey":"a","status":"Created"}],"counts":{"created":"many"}}""")]
    public void An_invalid_reply_is_rejected(string body) =>
        Assert.Throws<FormatException>(() => IngestReply.Parse(Encoding.UTF8.GetBytes(body), maxCount: 2));

    [Fact]
    public void A_reply_that_says_that_the_request_failed_has_no_results() =>
        Assert.Null(IngestReply.Parse("""{"ok":false,"results":[{"sourceKey":"task:a","status":"Created"}]}"""u8.ToArray(), maxCount: 1));

    [Theory]
    [InlineData("a=Created b=Failed", "a=Created b=Failed")]
    [InlineData("b=Failed a=Created", "a=Created b=Failed")]
    [InlineData("b=Failed", "a=? b=Failed")]
    [InlineData("a=Created a=Created", "a=Created b=?")]
    [InlineData("a=Created a=Failed", "a=? b=?")]
    [InlineData("c=Created b=Failed", "a=? b=Failed")]
    [InlineData("=Failed b=Failed", "a=Failed b=Failed")]
    [InlineData("b=Created =Failed", "a=Failed b=Created")]
    [InlineData("=Failed", "a=? b=?")]
    [InlineData("=Failed c=Created", "a=? b=?")]
    public void Results_are_matched_by_key(string results, string matched)
    {
        var parsed = results
            .Split(' ')
            .Select(result => result.Split('='))
            .Select(parts => new IngestResult(parts[0], Enum.Parse<PushStatus>(parts[1]), null))
            .ToList();

        var found = ReplyMatcher.Match(["a", "b"], parsed);

        Assert.Equal(
            matched,
            string.Join(' ', new[] { "a", "b" }.Zip(found, (key, result) => $"{key}={result?.Status.ToString() ?? "?"}"))
        );
    }
}
