using OpenClawSync.Redaction.Detection;

namespace OpenClawSync.Core.Tests.Redaction.Detection;

/// <summary>The work is counted, not timed: doubling a text made to exhaust a scanner must at most double it.</summary>
public class LinearTimeTests
{
    private static readonly string[] Hostile =
    [
        "\"", "\\", "\\\\\"", "'", "`", "-----BEGIN ", "-----BEGIN RSA PRIVATE KEY-----\n", "-----BEGIN RSA PRIVATE KEY-----AAAA", "PuTTY-User-Key-File-2: ",
        "QUFB", "cGFzc3dvcmQ9", "password", "password=", "password: \"", "token=token=", "api_key", "key ", "secret is ", "a_key_of_", "://a:", "@a", "http://a:b@c",
        "Bearer ", "Basic ", "Cookie: a=", "a=b; ", "curl -u ", "mysql -p", "eyJ", "eyJ-", "eyJ.", "eyJa.eyJa.", "sk-", "ghp_", "xoxb-", "\\u0041", "\\u", "&#65;", "\u200ba",
        "a\u200b", "ｐ", "密码：", "密码", "\n", "\\\n", "ghp_\n", "ghp_a\\\n", "[REDACTED]", "password=[REDACTED]", "prod:a-", "AKIA", "aB3-", "aB3_", "aB3/", "aB3.", "aB3:",
        "0123456789", "1/1/", "00-", "hooks.slack.com/services/", "value=", "\"name\":\"password\",", "|", "| password ", "|token|\n|-|\n", "| password |\n|---|\n| a1b2c3d4 |\n", "kind: Secret\n", "kind: Secret\ndata:\n  a: b\n", "data:", "net user a ", "echo a | sudo -S ",
        "htpasswd -", "docker login ", "set password to ", "password=\\\n", "credentials: a / ", "jdbc:oracle:thin:a/", "a:b@tcp(", "PWD={a1;", "token {\"value\":",
        "{{", "${", "<password>", "identified by ", "securestring '",
    ];

    [Fact]
    public void Work_grows_with_the_text_and_no_faster()
    {
        var wrong = new List<string>();
        foreach (var bit in Hostile)
        {
            var small = Steps(bit, 1 << 14);
            var large = Steps(bit, 1 << 16);
            if (large > (small * 5) + 100_000) wrong.Add($"{bit}: {small} to {large}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_rules_own_opening_repeated_is_no_trap()
    {
        var wrong = new List<string>();
        foreach (var rule in BuiltInRules.Tokens)
        {
            foreach (var pattern in rule.Patterns)
            {
                var sample = pattern.Sample(1);
                foreach (var bit in (string[])[sample[..Math.Min(sample.Length, 6)] + "-", sample[..^1] + ".", sample + "_"])
                {
                    var small = Steps(bit, 1 << 12);
                    var large = Steps(bit, 1 << 14);
                    if (large > (small * 6) + 50_000) wrong.Add($"{rule.Id} {bit}: {small} to {large}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static long Steps(string bit, int length)
    {
        var text = string.Concat(Enumerable.Repeat(bit, (length / bit.Length) + 1))[..length];
        SecretDetector.Default.Detect(text, out var steps);
        return steps;
    }
}
