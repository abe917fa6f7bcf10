namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Keys, links and settings that are known by their form and the words before. What is between « and » must be redacted.</summary>
public class ShapeFamilyTests
{
    private const string Hex = "71c0e5b8d24f936aa8e01b57c3f2d94e60b7a51c8f3e29d4b6a0c85f17e2d39b";
    private const string Base64 = "aB3/kQ9vLx2TzPm7RbW1sYd8NcJ4uGe6Ai5oEtXqZkM=";

    [Theory]
    [InlineData("the private key is «0x" + Hex + "», keep it offline")]
    [InlineData("wg genkey -> «aB3/kQ9vLx2TzPm7RbW1sYd8NcJ4uGe6Ai5oEtXqZkM=»")]
    [InlineData("chiave privata del telefono: «aB3/kQ9vLx2TzPm7RbW1sYd8NcJ4uGe6Ai5oEtXqZkM=»")]
    [InlineData("приватный ключ кошелька «0x" + Hex + "»")]
    [InlineData("개인키: «0x" + Hex + "»")]
    [InlineData("秘密鍵 «" + Hex + "»")]
    [InlineData("BitLocker: «114345-228690-343035-457380-571725-686070-114356-228712»")]
    [InlineData("FileVault of the iMac «7QK2-MX4P-ZT81-LB6W-93HD-RV5C»")]
    [InlineData("Office key «Q7W2E-4RT8Y-ZX3CV-9BN5M-K6LPJ»")]
    [InlineData("clé de licence : «Q7W2E-4RT8Y-ZX3CV-9BN5M-K6LPJ»")]
    [InlineData("gift card for Ana «KD7Q-29XM-W4TZ-P6RB»")]
    [InlineData("Gutschein von Oma: «KD7Q-29XM-W4TZ»")]
    [InlineData("HomeKit code of the lamp 3: «418-27-905»")]
    [InlineData("AppKey «3b7e0d52c9a1f8464e0fa7d2b56c91e8»")]
    [InlineData("Authenticator setup key: «k7qx 2mpl zrt5 w3nb hv6d qs4f»")]
    public void Keys_are_redacted_by_form_and_name(string text) => AssertMarked(text);

    [Theory]
    [InlineData("reset: https://id.example.org/reset/«8f2e1c7d5b9a4036e1d2c3b4a5968778»")]
    [InlineData("https://app.example.org/auth?t=«Zx81kQpL0vT7mW3sYb94Fg»")]
    [InlineData("http://ha.example.org:8123/api/webhook/«8f2e1c7d5b9a4036e1d2c3b4a5968778»")]
    [InlineData("https://n8n.example.org/webhook/«97d72fb4-af77-4928-a931-a3a14227ea91»")]
    [InlineData("https://mega.nz/file/0fVGR7Rg#«Zx81kQpL0vT7mW3sYb94FgUbqcyfFyQCr9f»")]
    [InlineData("https://discord.com/api/v10/webhooks/«118237465923847561/Zx81kQpL0vT7mW3sYb94FgUbqcyfFyQCr9fZx81kQpL0vT7mW3s»")]
    [InlineData("https://calendar.google.com/calendar/ical/a%40b.example/private-«c08c2c8021beba59b5fee0013bed87a5/basic».ics")]
    public void Links_that_grant_access_are_redacted(string text) => AssertMarked(text);

    [Theory]
    [InlineData("Set-Cookie: session=«Zx81kQ-pL0vT7mW3sYb94Fg»; Path=/")]
    [InlineData("JSESSIONID=«5874DDA67DB8D5F480F697B4305593E7»")]
    [InlineData("remember_me=«8f2e1c7d5b9a4036e1d2c3b4a5968778»; path=/")]
    [InlineData("SESSION=«Zx81kQpL0vT7mW3sYb94Fg»")]
    [InlineData("WIFI:S:attic;T:WPA;P:«kX9fq2vLm»;H:true;;")]
    [InlineData("WiFi.begin(\"attic\", \"«kX9fq2vLm»\");")]
    [InlineData("AT+CWJAP=\"attic\",\"«kX9fq2vLm»\"")]
    [InlineData("requests.get(url, auth=(\"ana\", \"«badger86lantern»\"))")]
    [InlineData("enable secret 0 «kX9fq2vLm»")]
    [InlineData("snmpwalk -v2c -c «kX9fq2vLm» 203.0.113.6")]
    [InlineData("AWS AKIAZ7Q2MX4PT81LB6W3 / «tl8AoAYr/UtYST2jtQdIpNCti2Yyuk4lf/Ek+Qs2»")]
    [InlineData("posting with «moltbook_sk_a8Kd02mXq7Rt5LpZ3vNc91WsQe6Hb4Yj» now")]
    public void Sessions_settings_and_pairs_are_redacted(string text)
    {
        var redacted = Redaction.Redact(text.Replace("«", "").Replace("»", ""));
        var secret = text[(text.IndexOf('«') + 1)..text.IndexOf('»')];
        Assert.DoesNotContain(secret, redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public key " + Base64)]
    [InlineData("peer PublicKey = " + Base64)]
    [InlineData("sha256 of the private build: " + Hex)]
    [InlineData("transaction 0x" + Hex + " is confirmed")]
    [InlineData("https://git.example.org/a/commit/8f2e1c7d5b9a4036e1d2c3b4a5968778")]
    [InlineData("https://docs.example.org/guide#reset-the-password-of-a-user")]
    [InlineData("WIFI:T:nopass;S:attic;;")]
    [InlineData("requests.get(url, auth=(user, password))")]
    [InlineData("enable secret rotation on all switches")]
    [InlineData("order 2024-1187-3365-9921 shipped")]
    [InlineData("a key with four part name this that with from")]
    public void What_is_public_or_no_key_is_left_alone(string text) => Assert.Equal(text, Redaction.Redact(text));

    private static void AssertMarked(string text)
    {
        var start = text.IndexOf('«');
        var end = text.IndexOf('»');
        Assert.Equal(text[..start] + "[REDACTED]" + text[(end + 1)..], Redaction.Redact(text.Replace("«", "").Replace("»", "")));
    }
}
