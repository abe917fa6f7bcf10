using OpenClawSync.Detection;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Text that resembles secrets and must be left alone: a false positive is as much a bug as a miss.</summary>
public class NegativeTests
{
    [Theory]
    [InlineData("monkey=9f8Zq31LmB72xKd0")]
    [InlineData("tokenizer: cl100k_base_v2")]
    [InlineData("secretName: my-tls-secret-2024")]
    [InlineData("public_key=9f8Zq31LmB72xKd0abcd")]
    [InlineData("maxTokens: 4096")]
    [InlineData("\"tokensUsed\": 18231, \"total_tokens\": 99182")]
    [InlineData("keyboard: qwerty_us_2")]
    [InlineData("key_id: 9f8Zq31LmB72xKd0")]
    [InlineData("password: <token>")]
    [InlineData("password: ${DB_PASSWORD}")]
    [InlineData("token: {{ secrets.API_TOKEN }}")]
    [InlineData("const t = { token: process.env.API_TOKEN }")]
    [InlineData("password = os.environ[\"DB_PASSWORD\"]")]
    [InlineData("TOKEN=$(cat /run/secrets/token)")]
    [InlineData("api_key=xxxxxxxxxxxxxxxx")]
    [InlineData("password: ****************")]
    [InlineData("api_key: your-api-key")]
    [InlineData("password: changeme")]
    [InlineData("password=null, token=true, secret=none")]
    [InlineData("password: \"password123\"")]
    [InlineData("commit a94a8fe5ccb19ba61c4c0873d391e987982fbbd3")]
    [InlineData("see 550e8400-e29b-41d4-a716-446655440000 in the log")]
    [InlineData("id 01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("sha256:9f8ce31a1b72ad009f8ce31a1b72ad009f8ce31a1b72ad009f8ce31a1b72ad00")]
    [InlineData("\"integrity\": \"sha512-7oNkGkJqkPq9mY1yYfZbQpWmZcXvBnMlKjHgFdSaPoIuYtReWqAzSxEdCrFvTgByHnUjMkIlOp0987654321QwErTy==\"")]
    [InlineData("golang.org/x/crypto v0.17.0 h1:r8bRNjWL3GshPW3gkd+RpvzWrZAwPS49OmTGZ/uhM4k=")]
    [InlineData("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk")]
    [InlineData("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7vbqajDw4o6gJy8UtmIbkcpnkO3Kwc4qsEnSZp claw@host")]
    [InlineData("/home/claw/.openclaw/agents/main/sessions/2026-03-01-handoff.jsonl")]
    [InlineData("version 1.2.3-beta.4+build.20260301")]
    [InlineData("2026-03-01T12:34:56.789Z")]
    [InlineData("the token bucket refills 10 per second")]
    [InlineData("Reset the password in the settings page")]
    [InlineData("password reset link expires in 24 hours")]
    [InlineData("This key is used to sign the request")]
    [InlineData("mailto:someone@example.org and claw@host.internal")]
    [InlineData("https://example.org/docs/authentication/tokens.html#api-keys")]
    [InlineData("[REDACTED]")]
    [InlineData("password=[REDACTED] token: \"[REDACTED]\"")]
    [InlineData("postgres://claw:[REDACTED]@db.internal/app")]
    [InlineData("Authorization: Bearer [REDACTED]")]
    [InlineData("密码：请重置后再试")]
    [InlineData("tool --token $TOKEN --password \"$PASSWORD\"")]
    [InlineData("mkdir -p build/output2")]
    [InlineData("export SECRET_KEY_BASE=$SECRET_KEY_BASE")]
    [InlineData("secretRef: {\"source\":\"env\",\"provider\":\"default\",\"id\":\"SLACK_TOKEN\"}")]
    public void Is_left_alone(string text) => Assert.Empty(SecretDetector.Default.Detect(text));

    [Fact]
    public void An_AWS_key_id_is_redacted_even_if_it_says_example() =>
        Assert.Single(SecretDetector.Default.Detect("old key AKIAEXAMPLE" + "4T7Q2ZXKP is gone"));

    [Theory]
    [InlineData("AKIAIOSFODNN7")]
    [InlineData("AKIAI44QH8DHB")]
    public void The_sample_ids_of_AWS_are_left_alone(string id) =>
        Assert.Empty(SecretDetector.Default.Detect("the tutorial has " + id + "EXAMPLE in it"));
}
