using OpenClawSync.Detection;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Texts that were once redacted wrongly. What is between « and » must be redacted, and nothing else.</summary>
public class ReviewedCasesTests
{
    private const string Hash = "8b0e7153bf7c3706d85c524e440066559a6656c90bd5482a90a29b9fa5ff5180";

    [Theory]
    [InlineData("{\"gateway\":{\"auth\":{\"token\":\"«d6b92dd77884f6f88b1130f4ad3944d1»\",\"port\":18789}},\"a\":1}")]
    [InlineData("Driver=x;PWD={«kX9;fq2»};Server=db")]
    [InlineData("DB_PASS=«Xk9mP2'vLq8»")]
    [InlineData("password: «Xk9mP2vL'q8Zz1»\nnext")]
    [InlineData("secret=«Xk9mP2vLq8\"Zz1abc»")]
    [InlineData("password=«ab'cd9XZ!q»")]
    [InlineData("password: «Abc\"Def9XZ!q»")]
    [InlineData("the user's password: «Xk9mP2vL'q8Zz1»")]
    [InlineData("log(\"password=«Xk9mP2vLq8»\"+suffix)")]
    [InlineData("{\"a\":\"line\npassword: «Xk9mP2vLq8»\",\"b\":1}")]
    [InlineData("{\"a\":\"{\\\"x\\\":\\\"password: «Xk9mP2vLq8»\\\",\\\"y\\\":1}\"}")]
    [InlineData("SECRET_KEY_BASE=«" + Hash + Hash + "»")]
    [InlineData("secretKeyBase: «" + Hash + Hash + "»")]
    [InlineData("secret_key_base: «" + Hash + Hash + "»")]
    [InlineData("setx GH_TOKEN «d6b92dd77884f6f88b1130f4ad3944d1»")]
    [InlineData("setx /M DB_PASSWORD «correct9horse»")]
    [InlineData("use _«hvs." + "CAESZy8BbM4CzAP7aEcXmRnh2r6FyJyKs3FgPZ35z9ucDfpxJRzjxtWLfvVwvm5fSjYWvGkYdfQLBcrZQy6sFTCjdSc5Hx»_ now")]
    [InlineData("use **«hvs." + "CAESZy8BbM4CzAP7aEcXmRnh2r6FyJyKs3FgPZ35z9ucDfpxJRzjxtWLfvVwvm5fSjYWvGkYdfQLBcrZQy6sFTCjdSc5Hx»** now")]
    [InlineData("_«sk-or-v1-" + Hash + "»_")]
    [InlineData("see «glrt-" + "7piYNiS4CgkDzjd8CujF».")]
    [InlineData("see «glrt-" + "7piYNiS4CgkDzjd8CujF». Then")]
    [InlineData("password: \"«Xk9 mP2vL q8zz»\"")]
    [InlineData("use «ghp\\_uHvGvfS28FiJfMQJhPoSNyZ8wW7FR9usHGvj» here")]
    [InlineData("passwords: «Xk9mP2vL», «Ab3dE5fG7h»")]
    [InlineData("passwords: «Xk9mP2vL», user: bob2, host: db3")]
    [InlineData("{\"secrets\":[\"«d6b92dd77884f6f88b1130f4ad3944d1»\", \"«9f8Zq31LmB72xKd0»\"],\"port\":18789}")]
    [InlineData("{\"a\":\"{\\\"tokens\\\":[\\\"«d6b92dd77884f6f88b1130f4ad3944d1»\\\",\\\"«9f8Zq31LmB72xKd0»\\\"]}\"}")]
    [InlineData(
        "apikey_x«-----BEGIN OPENSSH PRIVATE KEY-----\n"
            + "31AhPR8xV3az2WjmpYClIh3cv3IkWzn6pQadSjruvU8BikUEggtf73s6UHkOg99L\n-----END OPENSSH PRIVATE KEY-----»"
    )]
    public void The_marked_parts_are_redacted(string text) => Assert.Equal(Marked(text), Redaction.Redact(Plain(text)));

    [Theory]
    [InlineData("{\"token\":{\"limit\":128000,\"used\":5123}}")]
    [InlineData("{\"password\":{\"minLength\":12,\"requireSymbols\":true}}")]
    [InlineData("{\"a\":\"{\\\"password\\\":{\\\"minLength\\\":12,\\\"requireSymbols\\\":true}}\"}")]
    [InlineData(
        "-----BEGIN PUBLIC KEY-----\n"
            + "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo\n"
            + "4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq0/IzW7yWR7QkrmBL7jTKEn5u\n-----END PUBLIC KEY-----"
    )]
    [InlineData("hmac1:ab12cd34:" + Hash)]
    [InlineData("\"password\": \"hmac1:ab12cd34:" + Hash + "\"")]
    [InlineData("token hash hmac1:ab12cd34:" + Hash + ", secret")]
    [InlineData("Authorization: AWS4-HMAC-SHA256 Credential=")]
    [InlineData("gpg key 0x4AEE18F83AFDEB23")]
    [InlineData("GPG key ID: 4AEE18F83AFDEB23")]
    [InlineData("signing key: 4AEE18F83AFDEB23")]
    [InlineData("key: linux-build-" + Hash)]
    [InlineData("password: \"ask Bob in room 12\"")]
    [InlineData("{\"secrets\":[\"first-name\", \"second-name\"]}")]
    public void Text_without_secrets_is_left_alone(string text) => Assert.Empty(SecretDetector.Default.Detect(text));

    private static string Plain(string text) => text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    private static string Marked(string text)
    {
        var parts = text.Split('«', '»');
        for (var i = 1; i < parts.Length; i += 2)
        {
            parts[i] = "[REDACTED]";
        }

        return string.Concat(parts);
    }
}
