using OpenClawSync.Core.Tests.Protection.Policy;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;

namespace OpenClawSync.Core.Tests.Protection;

public class PolicyDetectorTests
{
    private static readonly string Token = Samples.GitHubToken;

    [Fact]
    public void A_value_is_allowed_by_its_keyed_hash_and_no_other_with_it()
    {
        var hash = ValueHash.Compute(Token, TestProtection.Key);
        var policy = Policies.Read($$"""{ "allow": { "values": ["{{hash}}"] } }""");

        Assert.Equal($"a {Token} b", Policies.Redact(policy, $"a {Token} b"));
        Assert.Equal("a [REDACTED] b", Policies.Redact(policy, $"a {Token[..^1]}x b"));
        Assert.Equal(
            "a [REDACTED] b",
            TextRedactor.Mask($"a {Token} b", PolicyDetector.Create(policy, InstallationKey.Ephemeral()).Detect($"a {Token} b"))
        );
    }

    [Fact]
    public void A_pattern_allows_what_it_matches_whole()
    {
        var policy = Policies.Read("""{ "allow": { "patterns": ["sample-[0-9]+"] } }""");

        Assert.Equal("password=sample-12345", Policies.Redact(policy, "password=sample-12345"));
        Assert.Equal("password=[REDACTED]", Policies.Redact(policy, "password=sample-12345x"));
        Assert.Equal("password=[REDACTED]", Policies.Redact(policy, "password=xsample-12345"));
    }

    [Fact]
    public void A_note_of_an_allowed_path_is_left_alone_and_its_key_is_not()
    {
        var protector = Policies.Protector(Policies.Read("""{ "allow": { "paths": ["memory/drafts/**"] } }"""));
        var (free, kept) = (Protected(protector, "memory/drafts/a.md"), Protected(protector, "memory/a.md"));

        Assert.Equal($"b {Token}", free.Fields["snippet"]);
        Assert.Equal("b [REDACTED]", kept.Fields["snippet"]);
        Assert.Same(free, protector.Protect(free));
        Assert.DoesNotContain(Token, Protected(protector, $"memory/drafts/{Token}.md").SourceKey, StringComparison.Ordinal);
        Assert.Equal("b [REDACTED]", TestProtection.Protector().Protect(free).Fields["snippet"]);
    }

    [Theory]
    [InlineData("npm-token", "npm_Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs")]
    [InlineData("private-key", null)]
    public void A_built_in_rule_can_be_disabled(string rule, string? token)
    {
        var policy = Policies.Read($$"""{ "disabledRules": ["{{rule}}"] }""");

        Assert.Equal([rule], policy.Detection.DisabledRules);
        if (token is not null)
        {
            Assert.Equal(token, Policies.Redact(policy, token));
        }
    }

    [Theory]
    [InlineData("*.md", "a/b.md", true)]
    [InlineData("a/*.md", "x/a/b.md", true)]
    [InlineData("/a/*.md", "x/a/b.md", false)]
    [InlineData("/a/*.md", "/a/b.md", true)]
    [InlineData("a/*.md", "a/c/b.md", false)]
    [InlineData("a/**/*.md", "a/b.md", true)]
    [InlineData("a/**/*.md", "a/c/d/b.md", true)]
    [InlineData("a/**", "a/c/d/b.md", true)]
    [InlineData("a/**", "ba/c", false)]
    [InlineData("b.md", "ab.md", false)]
    [InlineData("?.md", "b.md", true)]
    [InlineData("?.md", "bb.md", false)]
    [InlineData("a+(b).md", "a+(b).md", true)]
    [InlineData("a/b.md", "a\\b.md", true)]
    public void Globs_match_whole_segments(string glob, string path, bool expected) =>
        Assert.Equal(expected, new PathGlob(glob).Matches(path));

    private static OpenClawSync.Protection.ProtectedRecord Protected(Protector protector, string path) =>
        protector.Protect(Samples.Note($"# A\n\nb {Token}\n", path, isDaily: false)[0]);
}
