using OpenClawSync.Core.Tests.Protection.Policy;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;

namespace OpenClawSync.Core.Tests.Protection;

public class PolicyDetectorTests
{
    private const string NpmToken = "npm_Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

    // Put together, so that no scanner takes this file for a leak.
    private const string PrivateKey =
        "-----BEGIN EC " + "PRIVATE KEY-----\nMHcCAQEEIBkg4LVWM9nuwNSk3yByxZpYRTBnVJk\n-----END EC " + "PRIVATE KEY-----";

    private static readonly string Token = Samples.GitHubToken;

    [Fact]
    public void A_value_is_allowed_by_its_keyed_hash_and_no_other_value_with_it()
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
    public void A_pattern_allows_only_values_that_it_matches_entirely()
    {
        var policy = Policies.Read("""{ "allow": { "patterns": ["sample-[0-9]+"] } }""");

        Assert.Equal("password=sample-12345", Policies.Redact(policy, "password=sample-12345"));
        Assert.Equal("password=[REDACTED]", Policies.Redact(policy, "password=sample-12345x"));
        Assert.Equal("password=[REDACTED]", Policies.Redact(policy, "password=xsample-12345"));
    }

    [Fact]
    public void A_note_at_an_allowed_path_is_not_redacted_but_its_key_is_masked()
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
    [InlineData("npm-token", NpmToken)]
    [InlineData("private-key", PrivateKey)]
    public void A_disabled_rule_finds_nothing_while_the_other_rules_still_apply(string rule, string secret)
    {
        var policy = Policies.Read($$"""{ "disabledRules": ["{{rule}}"] }""");
        var text = $"before {secret} between {Token} after";

        Assert.Equal([rule], policy.Detection.DisabledRules);
        Assert.Equal($"before {secret} between [REDACTED] after", Policies.Redact(policy, text));
        Assert.Equal("before [REDACTED] between [REDACTED] after", Policies.Redact(ProtectionPolicy.Default, text));
    }

    [Fact]
    public void Disabling_one_rule_leaves_the_secrets_of_another_to_it()
    {
        var policy = Policies.Read("""{ "disabledRules": ["private-key"] }""");

        Assert.Equal("[REDACTED]", Policies.Redact(policy, NpmToken));
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

    private static ProtectedRecord Protected(Protector protector, string path) =>
        protector.Protect(Samples.Note($"# A\n\nb {Token}\n", path, isDaily: false)[0]);
}
