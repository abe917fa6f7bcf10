using CsCheck;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Rules.BuiltIn;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>What holds for any text at all, and for text put together from what the scanners look for.</summary>
public class DetectorPropertyTests
{
    private const int Samples = 3000;

    private static readonly string[] Bits =
    [
        "password",
        "token",
        "api_key",
        "secret:",
        "=",
        ": ",
        "\"",
        "'",
        "`",
        "\\",
        "\\\"",
        "\\n",
        "\n",
        "\r\n",
        " ",
        "\t",
        "|",
        "> ",
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----END RSA PRIVATE KEY-----",
        "-----BEGIN",
        "ghp_",
        "sk-",
        "eyJ",
        "AKIA",
        "://",
        "@",
        "claw:",
        "Bearer ",
        "Basic ",
        "Cookie: ",
        "curl -u ",
        "mysql -p",
        "kX9fq2vLm",
        "9f8Zq31LmB72xKd0",
        "[REDACTED]",
        "REDACTED",
        "${",
        "}",
        "{{",
        "\\u003d",
        "%3D",
        "&quot;",
        "\u200b",
        "\ud800",
        "\udc00",
        "ｐ",
        "密码：",
        "は",
        "xoxb-123456789012-",
        "AbCdEfGhIjKlMnOp1234567890",
        "cGFzc3dvcmQ9a1g5ZnEydkxtODE=",
        "value",
        "name",
        "| token |",
        "|---|",
        "kind: Secret",
        "data:",
        "  x: ",
        "sudo -S",
        "net user ",
        "echo ",
        "abc123def456",
        "plain-made-up-entry",
        "...",
        "to ",
        "set ",
        "tcp(",
        "{",
        "<td>",
        "</td>",
        ",",
        ";",
        "&",
        "is",
        "hooks.slack.com/services/T0/B0/",
    ];

    private static readonly string[] Marks = [" ", "\n", "\"", "`", ": ", "(", "，", "\t"];

    private static readonly Gen<string> Hostile = Gen.Int[0, Bits.Length - 1].Select(i => Bits[i]).Array[0, 24].Select(string.Concat);

    private static readonly Gen<string> Any = Gen.Char.Array[0, 200].Select(chars => new string(chars));

    private static readonly Gen<string> Text = Gen.OneOf(Hostile, Any, Gen.Select(Any, Hostile, (a, b) => a + b));

    [Fact]
    public void Hits_are_in_range_in_order_and_apart() =>
        Text.Sample(
            text =>
            {
                var end = -1;
                foreach (var hit in SecretDetector.Default.Detect(text))
                {
                    Assert.True(hit.Start > end && hit.Length > 0 && hit.End <= text.Length);
                    Assert.DoesNotContain("[REDACTED]", text[hit.Start..hit.End], StringComparison.Ordinal);
                    end = hit.End;
                }
            },
            iter: Samples
        );

    [Fact]
    public void The_same_text_gives_the_same_hits() =>
        Text.Sample(
            text => Assert.Equal(SecretDetector.Default.Detect(text), SecretDetector.Default.Detect(new string(text))),
            iter: Samples
        );

    [Fact]
    public void Redacted_text_has_no_secret() =>
        Text.Sample(
            text =>
            {
                var once = Redacting.Redact(text);
                Assert.Equal(once, Redacting.Redact(once));
            },
            iter: Samples * 3
        );

    [Fact]
    public void A_planted_token_never_survives() =>
        Gen.Select(Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]), Gen.Int[0, BuiltInRules.Tokens.Count - 1], Gen.Int[1, 500], Hostile)
            .Sample(
                (mark, rule, seed, after) =>
                {
                    var pattern = BuiltInRules.Tokens[rule].Patterns[0];
                    var token = pattern.Sample(seed);
                    _ = pattern.Match(token, out var secretAt, out _);
                    // A token may fail its rule's own test of randomness by chance; then it is no sample of the rule.
                    if (SecretDetector.Default.Detect(token).Count == 0)
                    {
                        return;
                    }
                    // A vendor's prefix before an equals sign reads as the name of a key, and such names stay.
                    if (token[secretAt..].Contains("-=", StringComparison.Ordinal))
                    {
                        return;
                    }

                    Assert.Null(Redacting.Leak(Redacting.Redact($"before{mark}{token} \n{after}"), token[secretAt..]));
                },
                iter: Samples
            );
}
