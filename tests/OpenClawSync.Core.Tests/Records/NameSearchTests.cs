using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Records;

public class NameSearchTests
{
    [Theory]
    [InlineData("opz", " Did you mean ops?")]
    [InlineData("mian", " Did you mean main?")]
    [InlineData("op", " Did you mean ops?")]
    [InlineData("zzzz", " Existing: main, ops.")]
    public void A_name_that_does_not_exist_comes_with_a_hint(string given, string hint)
    {
        var search = new NameSearch([NamePattern.Of(given), NamePattern.Of("OPS")]);

        Assert.Equal([false, true], new[] { "main", "ops" }.Select(search.Matches));
        Assert.Equal((given, hint), Assert.Single(search.Missing()));
    }

    [Fact]
    public void Many_unlike_names_are_not_listed()
    {
        var search = new NameSearch([NamePattern.Of("main")]);
        Assert.All(Enumerable.Range(0, 1000), number => Assert.False(search.Matches($"agent-{number}")));

        Assert.Equal("", Assert.Single(search.Missing()).Hint);
    }

    [Fact]
    public void A_pattern_may_match_nothing()
    {
        var search = new NameSearch([new NamePattern("x*", IsName: false, name => name.StartsWith('x'))]);

        Assert.False(search.Matches("main"));
        Assert.Empty(search.Missing());
    }
}
