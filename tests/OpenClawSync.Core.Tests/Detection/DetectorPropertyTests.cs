using CsCheck;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Rules.BuiltIn;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Properties of any text, and of text composed of what the scanners look for.</summary>
public class DetectorPropertyTests
{
    private const int Samples = 3000;
    private const int MaxAttempts = 20;

    private static readonly string[] Fragments =
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
        " Passwort ",
        " ist jetzt ",
        " als Passwort",
        " пароль ",
        " теперь ",
        "密码是",
        "パスワード",
        " PIN ",
        " 7402",
        "Otter_Pond66",
        "apfelhain73",
        " changed from ",
        " now ",
        " → ",
        " / ",
        "bob@example.org",
        " login ",
        " backup codes\n",
        " 4827-1193,",
        "„",
        "“",
        "«",
        "Safe word:",
        " sunny hillside ",
        "。",
        "!",
        "*",
    ];

    private static readonly string[] Marks = [" ", "\n", "\"", "`", ": ", "(", "，", "\t"];

    private static readonly Gen<string> Hostile = Gen.Int[0, Fragments.Length - 1]
        .Select(i => Fragments[i])
        .Array[0, 24]
        .Select(string.Concat);

    private static readonly Gen<string> Any = Gen.Char.Array[0, 200].Select(chars => new string(chars));

    private static readonly Gen<string> Text = Gen.OneOf(Hostile, Any, Gen.Select(Any, Hostile, (a, b) => a + b));

    [Fact]
    public void Hits_are_in_range_in_order_and_do_not_touch() =>
        Text.Sample(
            text =>
            {
                var end = -1;
                foreach (var hit in SecretDetector.Default.Detect(text))
                {
                    Assert.True(hit.Start > end && hit.Length > 0 && hit.End <= text.Length);
                    Assert.DoesNotContain("[REDACTED]", text[hit.Start..hit.End], StringComparison.Ordinal);
                    Assert.Contains(RuleTable.All, rule => (rule.Id, rule.Reason) == (hit.RuleId, hit.Reason));
                    end = hit.End;
                }
            },
            iter: Samples
        );

    // The text is given as a part of a larger one, whose rest would change the hits if it were read: the scanners read whole vectors
    // and rented arrays, which hold what was there before. The pool is dirty from scanning the larger text first.
    [Fact]
    public void Hits_depend_only_on_the_text_and_not_on_adjacent_memory() =>
        Gen.Select(Hostile, Text, Hostile)
            .Sample(
                (before, text, after) =>
                {
                    var whole = before + text + after;
                    var expected = SecretDetector.Default.Detect(text.ToCharArray());

                    SecretDetector.Default.Detect(whole + whole);
                    Assert.Equal(expected, SecretDetector.Default.Detect(whole.AsSpan(before.Length, text.Length)));
                },
                iter: Samples
            );

    [Fact]
    public void Redacted_text_has_no_secret() =>
        Text.Sample(
            text =>
            {
                var once = Redaction.Redact(text);
                Assert.Equal(once, Redaction.Redact(once));
            },
            iter: Samples * 3
        );

    [Fact]
    public void A_planted_token_never_survives() =>
        Gen.Select(Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]), Gen.Int[0, BuiltInRules.Tokens.Count - 1], Gen.Int[1, 500], Hostile)
            .Sample(
                (mark, rule, seed, after) =>
                {
                    var (token, secret) = TokenOf(BuiltInRules.Tokens[rule], seed);

                    Assert.Null(Redaction.FindLeak(Redaction.Redact($"before{mark}{token} \n{after}"), secret));
                },
                iter: Samples
            );

    // A sample can by chance look like a placeholder or not random enough for its rule, and then it is no token. That is rare, so one
    // of the next samples must be a token: a rule that finds nothing at all fails here.
    private static (string Token, string Secret) TokenOf(TokenRule rule, int seed)
    {
        var pattern = rule.Patterns[seed % rule.Patterns.Count];
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var token = pattern.Sample(seed + (attempt * 1000));
            _ = pattern.Match(token, out var secretAt, out _);

            // A provider's prefix before an equals sign reads as the name of a key, and names of keys are not redacted; and part of what is
            // no token may look like a value that a sentence names.
            var isFound = SecretDetector.Default.Detect(token).Any(hit => hit.RuleId != StructureRules.Sentence.Id);
            if (isFound && Redaction.FindLeak(Redaction.Redact(token), token[secretAt..]) is null)
            {
                return (token, token[secretAt..]);
            }
        }

        throw new InvalidOperationException($"No sample of {rule.Id} is found.");
    }
}
