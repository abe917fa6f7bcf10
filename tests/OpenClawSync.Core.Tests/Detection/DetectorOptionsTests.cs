using OpenClawSync.Detection;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.UserRules;

namespace OpenClawSync.Core.Tests.Detection;

public class DetectorOptionsTests
{
    [Fact]
    public void A_disabled_rule_does_not_hit()
    {
        var token = BuiltInRules.Tokens.Single(rule => rule.Id == "npm-token").Positives.First();
        var detector = new SecretDetector(new DetectorOptions { DisabledRules = ["npm-token"] });

        Assert.NotEmpty(SecretDetector.Default.Detect($"see {token}"));
        Assert.Empty(detector.Detect($"see {token}"));
    }

    [Theory]
    [InlineData("clawCrate: kX9fq2vLm")]
    [InlineData("CLAW_CRATE=kX9fq2vLm")]
    [InlineData("claw-crate = \"kX9fq2vLm\"")]
    public void An_extra_key_name_applies_in_any_casing(string text)
    {
        var detector = new SecretDetector(new DetectorOptions { ExtraKeyNames = ["claw crate"] });

        Assert.Empty(SecretDetector.Default.Detect(text));
        Assert.Single(detector.Detect(text));
    }

    [Fact]
    public void A_user_rule_redacts_the_group_that_holds_the_secret()
    {
        var rule = new DetectionRule("acme-badge", @"badge-([a-z0-9]{10})")
        {
            Keywords = ["badge"],
            MinEntropy = 2,
            Allow = [new AllowRule { StopWords = ["sample"], Patterns = ["^0+"] }],
        };
        var detector = new SecretDetector(new DetectorOptions { ExtraRules = [rule] });

        Assert.Equal("my badge-[REDACTED]", Redaction.Redact("my badge-q7w2e9r4t1", detector));
        Assert.Empty(detector.Detect("my badge-aaaaaaaaaa, badge-sample1234, badge-0123456789"));
    }

    [Fact]
    public void A_user_rule_that_cannot_run_in_linear_time_is_rejected() =>
        Assert.Throws<NotSupportedException>(() =>
            new SecretDetector(new DetectorOptions { ExtraRules = [new DetectionRule("x", @"(?<=a)b\1(c)")] })
        );

    [Fact]
    public void The_version_depends_on_the_options()
    {
        Assert.Equal(SecretDetector.Default.Version, new SecretDetector(new DetectorOptions()).Version);
        Assert.NotEqual(SecretDetector.Default.Version, new SecretDetector(new DetectorOptions { ExtraKeyNames = ["claw"] }).Version);
        Assert.NotEqual(SecretDetector.Default.Version, new SecretDetector(new DetectorOptions { DisabledRules = ["npm-token"] }).Version);
    }
}
