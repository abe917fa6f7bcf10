using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>A token broken by a line break is redacted on both lines; after a whole token the next line is left alone.</summary>
public class NeighbourLineTests
{
    [Theory]
    [InlineData("https://example.org/next")]
    [InlineData("the next line")]
    [InlineData("- another bullet")]
    [InlineData("Done")]
    public void The_line_after_a_whole_token_is_left_alone(string next)
    {
        var hook = string.Concat("https://hooks.slack", ".com/services/T00AAA111/B00BBB222/abcdEFGH1234ijklMNOP5678");

        Assert.EndsWith("\n" + next, Redaction.Redact($"{hook}\n{next}"), StringComparison.Ordinal);
        Assert.EndsWith("\n" + next, Redaction.Redact($"key {Samples.GitHubToken}\n{next}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\\n")]
    [InlineData("\n    ")]
    [InlineData("\n> ")]
    public void A_token_broken_across_lines_is_redacted_completely(string wrap)
    {
        var token = Samples.GitHubToken;

        Assert.Null(Redaction.FindLeak(Redaction.Redact($"run {token[..20]}{wrap}{token[20..]}\n\nnext"), token[20..]));
    }
}
