using OpenClawSync.Detection;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Harmless text beside the names of secrets: algorithms, counts, slugs, states, public keys and ids.</summary>
public class PrecisionTests
{
    [Theory]
    [InlineData("- panel about hybrid signatures (Ed448+ML-DSA-87), double the size")]
    [InlineData("signature: ECDSA+Falcon512 hybrid")]
    [InlineData("auth: OAuth2.1/PKCE")]
    [InlineData("key exchange: X448+ML-KEM-1024")]
    [InlineData("password KDF: scrypt-N16384, one round")]
    [InlineData("- Secret: HMAC-SHA384 over the body")]
    [InlineData("Server Signature: RSA-SHA256")]
    [InlineData("密码用bcrypt12哈希")]
    public void Algorithms_are_left_alone(string text) => AssertClean(text);

    [Theory]
    [InlineData("- Token usage: claude-sonnet-4-5=41k, gpt-5-mini=7k")]
    [InlineData("- Longest outage for credentials: notaries=300yr, banks=9yr")]
    [InlineData("secret sauce: postgres17+wal3")]
    [InlineData("token budget: 250k2")]
    [InlineData("Auth key description: .request_key_auth;1000;1000;0b010000;20d035bf")]
    [InlineData("PASS: lto-22a\nPASS: lto-22b\nFAIL: lto-23c\n")]
    [InlineData("multi-pass encode failures with :option:`--frame-dup2`")]
    [InlineData("autogen.sh: Pass option --lgpl=3orGPLv2 to the tool")]
    public void Counts_and_results_are_left_alone(string text) => AssertClean(text);

    [Theory]
    [InlineData("- 09:40 secret: smtp-credentials-staging")]
    [InlineData("password: reset-password-page")]
    [InlineData("session key: agent:main:telegram:group:-100123:topic:3")]
    [InlineData("sessionKey: \"hook:imap:account:12:45\"")]
    [InlineData("openclaw agent --session-key agent:ops:incident-42 --message x")]
    [InlineData("| Token | Type |\n|---|---|\n| `syntaxKeyword` | word |\n| `Float16_BE` | number |\n")]
    [InlineData("apiKey: \"elevenlabs_api_key\"")]
    [InlineData("token: \"synology-outgoing-token\"")]
    [InlineData("`HMAC_GOSTR3411_2012_512` replaces the secret of `HMAC_GOSTR3411_2012_256` in OpenAI")]
    [InlineData("host:port:username:password:base_dn2:flags")]
    public void Names_are_left_alone(string text) => AssertClean(text);

    [Theory]
    [InlineData("Wachtwoord: ongewijzigd")]
    [InlineData("Jelszó: változatlan")]
    [InlineData("Passwort: zurückgesetzt")]
    [InlineData("Hasło: niezmienione")]
    [InlineData("Пароль: неизвестен")]
    [InlineData("Password: undisclosed")]
    [InlineData("psql -U app -p (asks for it)")]
    [InlineData("mysql -u root -p (it will ask)")]
    [InlineData("curl -u grace.w https://nas.internal/api (asks)")]
    [InlineData("commits identified by \"squash\" are merged")]
    public void States_are_left_alone(string text) => AssertClean(text);

    [Theory]
    [InlineData("- Token Address: 3LmQXfipEKASvvf73xrD4hCUip5KIIJeJ6qk6V50vPwz")]
    [InlineData("Token address: `0x1b2dd2ad464cfad0ca708a6a9e3c6a935897b4ff`")]
    [InlineData("API key in vault, Wallet: 0x9Bc41D09be52F6c3081b7E4d95aF20c6B38e1f00 (Base)")]
    [InlineData("Errors go to https://0c1de9933923d857d6cafaf36159419f@o99.ingest.sentry.io/52")]
    [InlineData("DSN: https://0c1de9933923d857d6cafaf36159419f@glitchtip.example.org/3")]
    [InlineData("reCAPTCHA site key 6LcWQIDTCOz-TQ9cIQKhs0m-8HV2tGG50vCg_QqR2")]
    [InlineData("posthog project key phc_7r0yAG08V1YQE33Yrb9O6hBVExRM3sRiZuP5xgHabcD (public, ships in the page)")]
    [InlineData("Twilio account AC90b225ba65580a3a141d30719b13ea00 only")]
    [InlineData("TWILIO_ACCOUNT_SID=AC90b225ba65580a3a141d30719b13ea00")]
    [InlineData("host key fingerprint SHA256:QqqIShBVPL3/hIp+MGmIidyD4wivn6yoTNp+rk3XQiB")]
    [InlineData("host key of the box: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIrnEfRKvS8nNZmuSw2y5oKTAIpaIr7vcJuTHi/GZ6Y4n")]
    [InlineData("Release GPG key: 9554F04D7259F04124DE6B476D5A82AC7E37093B")]
    [InlineData("signing key: 51:C4:0C:6D:7E:A5:6C:D8:8F:B4:3A:DF:91:78:4F:18:BC:D5:E4:C5")]
    [InlineData("HostKeyAlgorithms sk-ssh-ed25519-cert-v01@openssh.com,sk-ecdsa-sha2-nistp256-cert-v01@openssh.com")]
    public void Public_keys_and_ids_are_left_alone(string text) => AssertClean(text);

    [Theory]
    [InlineData("GATEWAY_TOKEN=test-token-4711x")]
    [InlineData("https://0c1de9933923d857d6cafaf36159419f@api.example.org")]
    [InlineData("PASS: hd8w22lm\nUSER: bob")]
    [InlineData("posthog personal key phx_7r0yAG08V1YQE33Yrb9O6hBVExRM3sRiZuP5xgHabcD")]
    [InlineData("private key: 0x53dd2ad464cfad0ca708a6a9e3c6a935897b466053dd2ad464cfad0ca708a6a9")]
    [InlineData("curl -u 9f8zq31lmb72xkd0wq https://api.example.org")]
    public void What_only_resembles_them_is_redacted(string text) => Assert.Single(SecretDetector.Default.Detect(text));

    private static void AssertClean(string text) => Assert.Equal(text, Redaction.Redact(text));
}
