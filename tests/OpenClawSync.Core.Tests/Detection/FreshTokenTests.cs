using System.Text.Json;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Newly generated tokens of documented shapes, in many contexts: the whole token is redacted.</summary>
public class FreshTokenTests
{
    private static readonly Dictionary<string, Func<string, string>> Contexts = new()
    {
        ["prose"] = token => $"Yesterday we found {token} in the log, and rotated it.",
        ["bullet"] = token => $"- one\n- {token}\n",
        ["table"] = token => $"| thing | {token} |\n",
        ["quotes"] = token => $"he said \"{token}\" and left",
        ["code"] = token => $"run `{token}` now",
        ["CJK"] = token => $"请把{token}换掉。",
        ["JSON"] = token => JsonSerializer.Serialize(new { note = $"first\n{token}\nlast" }),
        ["JSON in JSON"] = token => JsonSerializer.Serialize(new { body = JsonSerializer.Serialize(new { note = token }) }),
        ["keyed"] = token => $"SERVICE_TOKEN={token}\nNEXT=1",
        ["header"] = token => $"curl -H \"X-Api-Key: {token}\" https://api.internal/v1",
        ["YAML"] = token => $"service:\n  apiKey: {token}\n",
    };

    public static TheoryData<string> Names => [.. Contexts.Keys];

    [Fact]
    public void There_are_more_than_a_hundred_shapes() => Assert.True(FreshTokens.Shapes.Count > 100);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_new_token_is_redacted_completely(string context)
    {
        var leaks = new List<string>();
        for (var seed = 1; seed <= 5; seed++)
        {
            foreach (var (name, token, secret) in FreshTokens.Make(seed * 7919))
            {
                var redacted = Redaction.Redact(Contexts[context](token));
                var clean = Contexts[context]("");

                // Neither a piece of eight characters nor the last four may be left.
                string?[] pieces =
                [
                    Redaction.FindLeak(redacted, secret),
                    redacted.Contains(secret[^4..], StringComparison.Ordinal) ? secret[^4..] : null,
                ];
                foreach (var piece in pieces.Where(piece => piece is not null && !clean.Contains(piece, StringComparison.Ordinal)))
                {
                    leaks.Add($"{name}: {piece} of {token} in {redacted}");
                }
            }
        }
        Assert.True(leaks.Count == 0, $"{leaks.Count} leaks\n" + string.Join("\n", leaks));
    }
}
