using OpenClawSync.Detection;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>The name of a secret is enough even if the value is weak or made up, but not if it is not a value at all.</summary>
public class WeakSecretTests
{
    [Theory]
    [InlineData("token: #", "abc123def456")]
    [InlineData("API_TOKEN=#", "super-secret-value")]
    [InlineData("DB_PASSWORD=#", "letmein99")]
    [InlineData("password: #", "hunter2")]
    [InlineData("{\"apiKey\":\"#\"}", "test-key-12345")]
    [InlineData("OPENCLAW_GATEWAY_TOKEN=#", "test-token-123")]
    [InlineData("gateway.auth.token: #", "fake-gateway-token-9")]
    [InlineData("secret: #", "shhh-its-a-secret")]
    [InlineData("X-Api-Key: #", "test-12345-abc")]
    [InlineData("<password>#</password>", "hunter2")]
    [InlineData("Authorization: Bearer #", "sk-test-1234567890")]
    [InlineData("Authorization: bearer #", "notasecret==")]
    [InlineData("Authorization: Bearer #", "super-secret-token")]
    [InlineData("Cookie: sid=#; theme=dark", "weakvalue1")]
    [InlineData("http://admin:#@host/", "admin123")]
    [InlineData("set the password to # today", "kX9fq2vLm81")]
    [InlineData("credentials: bob / #", "kX9fq2vLm81")]
    [InlineData("user bob pass #", "kX9fq2vLm81")]
    [InlineData("api key: #", "abc123def456")]
    public void A_weak_value_is_redacted(string text, string value) =>
        Assert.Equal(
            text.Replace("#", "[REDACTED]", StringComparison.Ordinal),
            Redaction.Redact(text.Replace("#", value, StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("the password is required")]
    [InlineData("token: string")]
    [InlineData("token?: string;")]
    [InlineData("password: see 1Password")]
    [InlineData("auth: enabled")]
    [InlineData("auth: oauth2")]
    [InlineData("jwt: RS256")]
    [InlineData("secret_key: ed25519")]
    [InlineData("signature: hmac-sha256")]
    [InlineData("token: cl100k_base")]
    [InlineData("token: access_token")]
    [InlineData("credentials: same-origin")]
    [InlineData("ssh_key: id_rsa.pub")]
    [InlineData("password: your_password_1")]
    [InlineData("password = getPassword(user1)")]
    [InlineData("passwordHash: abc123def456")]
    [InlineData("apiKey: config.apiKey2")]
    [InlineData("api_key: sk-xxxxx")]
    [InlineData("refresh_token: def502...")]
    [InlineData("Authorization: Bearer token")]
    [InlineData("Authorization: Bearer your-token-here")]
    [InlineData("Authorization: Bearer eyJhbGciOiJIUzI1NiIs...")]
    [InlineData("cookies.get(\"sb-access-token\") // accessToken = cookies.get(\"sb-access-token\")")]
    [InlineData("\"authorization\": \"Autorización\"")]
    [InlineData("password: urn:k8s:secret:redis:password")]
    [InlineData("mongodb+srv://<username>:<password>@cluster0.internal.net/app1")]
    [InlineData("BlindKeySignatures = Ed25519.BlindKeySignatures")]
    [InlineData("Maven - io.jsonwebtoken:jjwt-jackson-0.11.2")]
    [InlineData("- secret: root-ca5")]
    [InlineData("| `--password` | E2E-Passwort2 (wird abgefragt) |")]
    [InlineData("Pass `-Dpamconfdir=no` to the build")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----")]
    public void Text_that_is_not_a_value_is_left_alone(string text) => Assert.Empty(SecretDetector.Default.Detect(text));
}
