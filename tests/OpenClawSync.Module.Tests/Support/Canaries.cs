using System.Text;

namespace OpenClawSync.Module.Tests.Support;

/// <summary>Fake secrets of every kind, by seed. Concatenated, so that no scanner reports this file.</summary>
internal static class Canaries
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Those of the sample home.</summary>
    public static IEnumerable<Canary> Planted { get; } =
        File.ReadLines(Path.Combine(Paths.Repository, "tests", "fixtures", "planted-secrets.txt"))
            .Select((line, index) => new Canary($"planted-{index}", line, line));

    public static IReadOnlyList<Canary> Make(Random random)
    {
        string Token(int length, string alphabet = Letters) => random.GetString(alphabet, length);
        return
        [
            Of("aws", "AKIA" + Token(16, Base32), "The build machine uses {0}, to be rotated."),
            Of("aws-secret", Token(40), "aws_secret_access_key = {0}"),
            Of("github", "ghp_" + Token(36), "Pushed with `{0}` for once."),
            Of("openai", "sk-proj-" + Token(48), "- `OPENAI_API_KEY={0}`"),
            Of("slack", $"xoxb-{Token(12, "123456789")}-{Token(24)}", "The bot answers with {0} now."),
            Of("url", Token(18), "See postgres://claw:{0}@db.internal:5432/app for the rows."),
            Of("bearer", Token(40), "curl -H \"Authorization: Bearer {0}\" https://api.internal/v1"),
            Of("password", Token(5) + "!" + Token(9), "password: {0}"),
            Of("assignment", Token(22), "client_secret = \"{0}\""),
            Jwt(random),
            Basic(Token(16)),
            PrivateKey(Token(62)),
        ];
    }

    private static Canary Of(string kind, string value, string text) => new(kind, value, string.Format(null, text, value));

    private static Canary Jwt(Random random)
    {
        var payload = Web($"{{\"sub\":\"{random.GetString(Letters, 12)}\"}}");
        var rest = $"{payload}.{random.GetString(Letters, 43)}";
        return new Canary("jwt", rest, $"The session is {Web("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{rest} until noon.");
    }

    private static Canary Basic(string password) =>
        new(
            "basic",
            password,
            $"curl -H 'Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("claw:" + password))}' https://api.internal"
        );

    private static Canary PrivateKey(string line) =>
        new("pem", line, $"-----BEGIN {"RSA PRIVATE"} KEY-----\nMIIEpAIBAAKCAQEA{line[..46]}\n{line}\n-----END {"RSA PRIVATE"} KEY-----");

    private static string Web(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
