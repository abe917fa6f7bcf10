using CsCheck;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;

namespace OpenClawSync.Core.Tests.Protection.Policy;

/// <summary>The properties of redaction hold under a custom policy too: it is idempotent, and no planted secret survives.</summary>
public class PolicyPropertyTests
{
    private static readonly ProtectionPolicy Policy = Policies.Read(
        $$"""
        {
          "extraKeyNames": ["claw code"], "disabledRules": ["npm-token"],
          "allow": { "patterns": ["sample-[0-9]+"], "values": ["{{ValueHash.Compute("kX9fq2vLmAllowed1", TestProtection.Key)}}"] },
          "ruleFiles": ["rules/acme.toml"],
        }
        """,
        """
        [[rules]]
        id = "badge"
        regex = '''\bbadge-([a-z0-9]{10})\b'''
        keywords = ["badge"]
        [[rules]]
        id = "card"
        regex = '''BEGIN CARD\n([a-z0-9\n]{4,80})\nEND'''
        [[rules.allowlists]]
        stopwords = ["sample"]
        """
    );

    private static readonly string[] Planted =
    [
        "badge-q7w2e9r4t1",
        "BEGIN CARD\nab12\ncd34\nEND",
        Samples.GitHubToken,
        "clawCode=kX9fq2vLm77",
    ];

    private static readonly string[] Bits =
    [
        "badge-",
        "badge",
        "q7w2e9r4t1",
        "password=sample-123",
        "password=kX9fq2vLmAllowed1",
        "BEGIN CARD",
        "\nEND",
        "\\n",
        "\\\\n",
        "\\u0062adge-a1b2c3d4e5",
        "\"",
        "\\\"",
        "[REDACTED]",
        "badge-[REDACTED]",
        " ",
        "\n",
        "你",
        "\u200b",
        "/home/claw/x",
        "token=",
        "🦞",
        "npm_Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Bits.Length + Planted.Length - 1]
        .Select(index => index < Bits.Length ? Bits[index] : " " + Planted[index - Bits.Length] + " ")
        .Array[0, 25]
        .Select(string.Concat);

    private static readonly ISecretDetector Detector = Policies.Detector(Policy);

    private static readonly TextRedactor Redactor = new(Detector);

    [Fact]
    public void Redaction_is_idempotent() =>
        Gen.Select(Texts, Gen.Int[1, 300])
            .Sample(
                (text, length) =>
                {
                    var once = Redactor.Redact(text, length).Text;

                    Assert.Equal(once, Redactor.Redact(once, length).Text);
                    Assert.Empty(Detector.Detect(once));
                },
                iter: 2000
            );

    [Fact]
    public void No_planted_secret_survives_in_plain_text_or_JSON() =>
        Texts.Sample(
            text =>
            {
                foreach (
                    var form in (string[])
                        [
                            text,
                            System.Text.Json.JsonSerializer.Serialize(text),
                            System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonSerializer.Serialize(text)),
                        ]
                )
                {
                    var redacted = Redactor.Redact(form, int.MaxValue).Text;
                    Assert.DoesNotContain(
                        [" badge-q7w2e9r4t1 ", "kX9fq2vLm77", Samples.GitHubToken],
                        secret => redacted.Contains(secret, StringComparison.Ordinal)
                    );
                }
            },
            iter: 1000
        );

    [Fact]
    public void Hits_are_in_range_ordered_and_disjoint() =>
        Texts.Sample(
            text =>
            {
                var end = -1;
                foreach (var hit in Detector.Detect(text))
                {
                    Assert.True(hit.Start > end && hit.Length > 0 && hit.End <= text.Length);
                    end = hit.End;
                }
            },
            iter: 2000
        );

    [Fact]
    public void The_work_for_custom_rules_grows_linearly_with_the_text() =>
        Assert.All(
            (string[])["badge-", "\\\\", "BEGIN CARD\n", "\\u0062", "你badge-a1b2c3d4e5 "],
            bit =>
            {
                var (small, large) = (Steps(bit, 1 << 14), Steps(bit, 1 << 16));

                Assert.InRange(large, 0, (small * 5) + 100_000);
            }
        );

    private static long Steps(string bit, int length)
    {
        new OpenClawSync.Detection.SecretDetector(Policy.Detection).Detect(
            string.Concat(Enumerable.Repeat(bit, length / bit.Length)),
            out var steps
        );
        return steps;
    }
}
