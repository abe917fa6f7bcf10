using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Detection;
using OpenClawSync.Protection;

namespace OpenClawSync.Core.Tests.Protection;

public class GuideTriggerTests
{
    [Theory]
    [InlineData("Authorization: Bearer abc123def456ghi789", "Authorization: Bearer [REDACTED]")]
    [InlineData("curl -H 'authorization: Basic Y2xhdzpodW50ZXIy'", "curl -H 'authorization: Basic [REDACTED]'")]
    [InlineData("password: hunter2-sample", "password: [REDACTED]")]
    [InlineData("apiKey=4f1c9d7e2b8a", "apiKey=[REDACTED]")]
    [InlineData("STAGING_API_KEY=4f1c9d7e2b8a", "STAGING_API_KEY=[REDACTED]")]
    [InlineData("""{"clientSecret": "Vq8~4kPz.11ahB0"}""", """{"clientSecret": "[REDACTED]"}""")]
    [InlineData("Staging DB password is `hunter2-sample` now", "Staging DB password is `[REDACTED]` now")]
    [InlineData("Cookie: sid=abcdef0123456789", "Cookie: sid=[REDACTED]")]
    [InlineData("postgres://claw:s3cr3t@db:5432/ops", "postgres://claw:[REDACTED]@db:5432/ops")]
    [InlineData("https://api.telegram.org/bot8123456789:AAF3kLmN9pQr2StUvWxYz1AbCdEfGhIjK4L/x", "https://api.telegram.org/bot[REDACTED]/x")]
    [InlineData("password: $uperS3cretPw9", "password: [REDACTED]")]
    [InlineData("password: \"it's-my-Secret-1\"", "password: \"[REDACTED]\"")]
    [InlineData("password=\"Hunter2\\w0rdRest\"", "password=\"[REDACTED]\"")]
    [InlineData("https://user:p@ss9word@host/", "https://user:[REDACTED]@host/")]
    [InlineData("password: not-a-real-entry", "password: [REDACTED]")]
    public void A_secret_is_replaced_and_its_label_is_kept(string text, string expected) =>
        Assert.Equal(expected, TextRedactor.Mask(text, SecretDetector.Default.Detect(text)));

    [Theory]
    [InlineData("the maxTokens: 4096 setting")]
    [InlineData("secretName: my-app-credentials-ref")]
    [InlineData("password: ${STAGING_PASSWORD}")]
    [InlineData("token: <your-token-here>")]
    [InlineData("token: $GITHUB_TOKEN")]
    [InlineData("token: {{ secrets.token }}")]
    [InlineData("token: $env:TOKEN")]
    [InlineData("apiKey: process.env.API_KEY")]
    [InlineData("password: ********")]
    [InlineData("commit 3f2c1b0a9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b")]
    [InlineData("task 0a8c2b54-8f0b-4f7e-9c1d-2f1b7c9e4d01")]
    [InlineData("password: [REDACTED]")]
    public void Text_that_is_not_a_secret_is_kept(string text) => Assert.Empty(SecretDetector.Default.Detect(text));

    [Fact]
    public void A_private_key_is_redacted_as_a_whole_even_without_its_end()
    {
        var text = "before\n-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIBkg4LVWM9nuwNSk3yByxZpYRTBnVJk\noAoGCCqGSM49AwEHoUQDQgAE\n\nafter";

        var masked = TextRedactor.Mask(text, SecretDetector.Default.Detect(text));

        Assert.Equal("before\n[REDACTED]\n\nafter", masked);
    }

    [Fact]
    public void Overlapping_hits_are_merged()
    {
        var text = $"token: {Samples.GitHubToken}";

        var hit = Assert.Single(SecretDetector.Default.Detect(text));

        Assert.Equal(Samples.GitHubToken, text.Substring(hit.Start, hit.Length));
    }
}
