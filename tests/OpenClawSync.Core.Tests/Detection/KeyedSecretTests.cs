namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Secrets known by the text next to them: only the secret is redacted.</summary>
public class KeyedSecretTests
{
    // Made up, short and mixed. The cases refer to them, which keeps them readable.
    private const string Pw = "kX9fq2vLm";
    private const string Tok = "9f8Zq31LmB72xKd0";
    private const string R = "[REDACTED]";

    [Theory]
    [InlineData("password is `#p`")]
    [InlineData("The password for the staging db is #p.")]
    [InlineData("**Password:** #p")]
    [InlineData("- Password (prod): `#p`")]
    [InlineData("| password | #p |")]
    [InlineData("| service | token | #t |")]
    [InlineData("DB_PASSWORD=#p")]
    [InlineData("db.password=#p")]
    [InlineData("dbPassword: '#p'")]
    [InlineData("API-KEY = \"#t\"")]
    [InlineData("x-api-key: #t")]
    [InlineData("apiKey := `#t`")]
    [InlineData("'api_key' => '#t',")]
    [InlineData("private_key=#t")]
    [InlineData("passwd: #p")]
    [InlineData("const token: string = \"#t\";")]
    [InlineData("export API_TOKEN=#t")]
    [InlineData("setx API_TOKEN #t")]
    [InlineData("$env:DB_PASSWORD = \"#p\"")]
    [InlineData("ConvertTo-SecureString '#p' -AsPlainText -Force")]
    [InlineData("tool --token #t --verbose")]
    [InlineData("mysql -u root -p#p app")]
    [InlineData("sshpass -p '#p' ssh host")]
    [InlineData("docker login -u bob -p #p registry.internal")]
    [InlineData("curl -u claw:#p https://api.internal")]
    [InlineData("curl -H \"X-Api-Key: #t\" https://api.internal")]
    [InlineData("Authorization: Bearer #t")]
    [InlineData("Authorization: token #t")]
    [InlineData("Proxy-Authorization: Basic #t")]
    [InlineData("Cookie: session=#t; theme=dark")]
    [InlineData("Set-Cookie: sid=#t; Path=/; HttpOnly")]
    [InlineData("Server=db;User Id=sa;Password=#p;Encrypt=true")]
    [InlineData("Server=db;Uid=sa;Pwd=#p;")]
    [InlineData("postgres://claw:#p@db.internal/app")]
    [InlineData("redis://:#p@cache.internal:6379")]
    [InlineData("https://claw:p%40ss%2F#p@host.internal/x")]
    [InlineData("https://api.internal/x?api_key=#t&page=2")]
    [InlineData("https://api.internal/cb#access_token=#t&state=1")]
    [InlineData("https://acct.blob.internal/c?sv=2020-08-04&sig=#t&se=2026")]
    [InlineData("CREATE USER claw IDENTIFIED BY '#p';")]
    [InlineData("ALTER ROLE claw WITH PASSWORD '#p';")]
    [InlineData("<password>#p</password>")]
    [InlineData("<add name=\"x\" password=\"#p\" />")]
    [InlineData("<add key=\"ApiKey\" value=\"#t\"/>")]
    [InlineData("{\"name\":\"DB_PASSWORD\",\"value\":\"#p\"}")]
    [InlineData("- name: API_TOKEN\n  value: #t\n")]
    [InlineData("machine api.internal login bob password #p")]
    [InlineData("{\"note\":\"line one\\npassword: #p\\nline\"}")]
    [InlineData("{\"a\":\"{\\\"api_key\\\":\\\"#t\\\"}\"}")]
    [InlineData("{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"secret\\\\\\\":\\\\\\\"#t\\\\\\\"}\\\"}\"}")]
    [InlineData("{\"pass\\u0077ord\":\"#p\"}")]
    [InlineData("{\"x\":\"token\\u003d#t\"}")]
    [InlineData("密码：#p")]
    [InlineData("数据库密码是#p，请勿外传")]
    [InlineData("パスワードは#pです")]
    [InlineData("비밀번호: #p")]
    [InlineData("пароль: #p")]
    [InlineData("contraseña: #p")]
    [InlineData("mot de passe : #p")]
    [InlineData("Passwort: #p")]
    [InlineData("pass\u200bword: #p")]
    [InlineData("раsswоrd: #p")]
    [InlineData("gateway token → #t")]
    public void Only_the_value_is_redacted(string text) => Assert.Equal(Fill(text, R, R), Redaction.Redact(Fill(text, Pw, Tok)));

    [Theory]
    [InlineData("{\"password\":\"ab#p\\\"c1!x\"}", "{\"password\":\"[REDACTED]\"}")]
    [InlineData("otp: 493817", "otp: [REDACTED]")]
    [InlineData("passphrase: correct horse battery staple", "passphrase: [REDACTED]")]
    [InlineData("mnemonic: legal winner thank year wave sausage worth useful legal winner thank yellow", "mnemonic: [REDACTED]")]
    public void Unusual_values_are_redacted_completely(string text, string expected) =>
        Assert.Equal(expected, Redaction.Redact(Fill(text, Pw, Tok)));

    private static string Fill(string text, string password, string token) =>
        (password == R ? text.Replace("p%40ss%2F#p", R, StringComparison.Ordinal) : text)
            .Replace("#p", password, StringComparison.Ordinal)
            .Replace("#t", token, StringComparison.Ordinal);
}
