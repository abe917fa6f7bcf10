using System.Text.Json;
using OpenClawSync.Detection.Rules.BuiltIn;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>The samples of every token rule, in the contexts that occur in notes and records: nothing of the token may be left.</summary>
public class SampleContextTests
{
    private static readonly Dictionary<string, Func<string, string>> Contexts = new()
    {
        ["prose"] = token => $"We rotated it yesterday, the old one was {token}, and nobody noticed.",
        ["end of a sentence"] = token => $"It is {token}.",
        ["bullet"] = token => $"- first\n- {token}\n- last",
        ["table"] = token => $"| name | value |\n|---|---|\n| it | {token} |",
        ["quote"] = token => $"> he wrote\n> {token}\n> and left",
        ["code span"] = token => $"use `{token}` for it",
        ["code fence"] = token => $"```sh\nrun {token}\n```",
        ["quotes"] = token => $"it says \"{token}\" there",
        ["brackets"] = token => $"(see [{token}] and <{token}>)",
        ["CJK"] = token => $"请使用{token}，不要外传。",
        ["Japanese"] = token => $"これは「{token}」です",
        ["JSON"] = token => JsonSerializer.Serialize(new { id = 7, note = $"line one\n{token}\nline three" }),
        ["JSON in JSON"] = token =>
            JsonSerializer.Serialize(new { body = JsonSerializer.Serialize(new { note = $"\"{token}\"\t{token}" }) }),
        ["header"] = token => $"X-Thing: {token}\r\nAccept: */*",
        ["env line"] = token => $"export MY_THING={token}\nPATH=/usr/bin",
        ["YAML"] = token => $"thing:\n  value: {token}\n",
        ["argument"] = token => $"tool --thing {token} --verbose",
    };

    public static TheoryData<string> Names => [.. Contexts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_token_never_survives(string context)
    {
        var leaks = new List<string>();
        foreach (var rule in BuiltInRules.Tokens)
        {
            foreach (var token in rule.Positives)
            {
                var redacted = Redaction.Redact(Contexts[context](token));
                if (Redaction.FindLeak(redacted, Body(token)) is { } leak)
                {
                    leaks.Add($"{rule.Id}: {leak} of {token} in {redacted}");
                }
            }
        }
        Assert.True(leaks.Count == 0, string.Join("\n", leaks));
    }

    [Fact]
    public void A_token_never_survives_in_the_query_of_a_URL()
    {
        var leaks = new List<string>();
        foreach (var rule in BuiltInRules.Tokens)
        {
            foreach (var token in rule.Positives)
            {
                if (token.Contains('/', StringComparison.Ordinal) || token.Contains(' ', StringComparison.Ordinal))
                {
                    continue;
                }

                var redacted = Redaction.Redact($"https://api.internal/v1/x?thing={Uri.EscapeDataString(token)}&page=2");
                if (Redaction.FindLeak(redacted, Body(token)) is { } leak && token == Uri.EscapeDataString(token))
                {
                    leaks.Add($"{rule.Id}: {leak} of {token} in {redacted}");
                }
            }
        }
        Assert.True(leaks.Count == 0, string.Join("\n", leaks));
    }

    // The host of a webhook and the name of a cookie are not redacted: the secret comes after them.
    private static string Body(string token)
    {
        var rule = BuiltInRules
            .Tokens.SelectMany(r => r.Patterns)
            .Select(pattern => (Length: pattern.Match(token, out var at, out _), At: at))
            .Where(match => match.Length == token.Length)
            .Select(match => match.At)
            .DefaultIfEmpty(0)
            .Max();
        return token[rule..];
    }
}
