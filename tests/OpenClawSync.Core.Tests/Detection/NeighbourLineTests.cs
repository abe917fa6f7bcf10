using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>A token that a line break cuts goes on in the next line; a whole one leaves the next line alone.</summary>
public class NeighbourLineTests
{
    [Theory]
    [InlineData("https://example.org/next")]
    [InlineData("the next line")]
    [InlineData("- another bullet")]
    [InlineData("Done")]
    public void What_follows_a_whole_token_on_its_own_line_stays(string next)
    {
        var hook = string.Concat("https://hooks.slack", ".com/services/T00AAA111/B00BBB222/abcdEFGH1234ijklMNOP5678");

        Assert.EndsWith("\n" + next, Redacting.Redact($"{hook}\n{next}"), StringComparison.Ordinal);
        Assert.EndsWith("\n" + next, Redacting.Redact($"key {Samples.GitHubToken}\n{next}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\\n")]
    [InlineData("\n    ")]
    [InlineData("\n> ")]
    public void What_a_break_cut_is_taken_whole(string wrap)
    {
        var token = Samples.GitHubToken;

        Assert.Null(Redacting.Leak(Redacting.Redact($"run {token[..20]}{wrap}{token[20..]}\n\nnext"), token[20..]));
    }
}
