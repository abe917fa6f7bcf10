using System.Globalization;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Core.Tests.Detection;

/// <summary>Names in the plural or with a number, and dashes between a name and its value.</summary>
public class NameBesideValueTests
{
    private const string Value = "kX9fq2vLm7Rt4w";

    private static readonly SecretDetector Extra = new(new DetectorOptions { ExtraKeyNames = ["claw code", "クローコード"] });

    public static TheoryData<string> Layouts =>
        [
            "{0} 2: {1}",
            "{0} 2 = {1}",
            "{0} #2: {1}",
            "{0} 12: {1}",
            "**{0} 2:** {1}",
            "**{0} 2**: {1}",
            "\"{0} 2\": \"{1}\"",
            "`{0} 2`: `{1}`",
            "{0} 2 is {1}",
            "{0} 2 - {1}",
            "{0} - {1}",
            "{0} -- {1}",
            "{0} – {1}",
            "{0} — {1}",
            "{0} —{1}",
            "{0}—{1}",
            "{0}; {1}",
            "- {0} - {1}",
            "- {0} – `{1}`",
            "* **{0}** — {1}",
        ];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_value_is_redacted(string layout)
    {
        foreach (var name in (string[])["password", "Password", "api key", "API keys", "claw code", "Claw Codes", "クローコード"])
        {
            Assert.Equal(Format(layout, name, "[REDACTED]"), Redaction.Redact(Format(layout, name, Value), Extra));
        }
    }

    [Theory]
    [InlineData("api keys: {0}")]
    [InlineData("The API keys = {0}")]
    [InlineData("api key2: {0}")]
    [InlineData("access keys 2: {0}")]
    [InlineData("password - Tr0ub4dor&3")]
    [InlineData("password; Summer2024!")]
    [InlineData("api key - 9f8zq31lmb72xkd0")]
    public void So_is_that_of_a_built_in_name(string text) => Assert.Single(SecretDetector.Default.Detect(Format(text, Value)));

    [Theory]
    [InlineData("пароль 2: {0}")]
    [InlineData("пароль - {0}")]
    [InlineData("- Пароль – {0}")]
    [InlineData("密码2：{0}")]
    [InlineData("密码 2: {0}")]
    [InlineData("パスワード 2 = {0}")]
    [InlineData("비밀번호; {0}")]
    [InlineData("password – {0}")]
    [InlineData("password 2.5: {0}")]
    public void So_is_that_of_a_name_in_another_language(string text) =>
        Assert.Equal(Format(text, "[REDACTED]"), Redaction.Redact(Format(text, Value)));

    [Theory]
    [InlineData("пароль - обязателен, см. раздел 2: установка")]
    [InlineData("пароль - foo-bar2.c")]
    [InlineData("密码 2 次：请重试")]
    [InlineData("password - required")]
    [InlineData("- password - the password of the database")]
    [InlineData("- token - string, default null")]
    [InlineData("password — 8 to 64 characters")]
    [InlineData("secret — see docs/security-2024.md")]
    [InlineData("Reset the password; 2024-03-01T12:34:56Z was the last time")]
    [InlineData("the token; v1.2.3-beta.4+build.20260301 is fine")]
    [InlineData("auth - OAuth2/OpenIDConnect1.0")]
    [InlineData("token - cl100k_base_v2")]
    [InlineData("token - 550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("var token; let value2 = next();")]
    [InlineData("tokens 12: 18231")]
    [InlineData("api keys: 3 configured")]
    [InlineData("pass 2: foo-bar2.c")]
    public void Prose_is_left_alone(string text) => Assert.Empty(SecretDetector.Default.Detect(text));

    [Theory]
    [InlineData("İstanbul kodu", "istanbul kodu")]
    [InlineData("İstanbul kodu", "i\u0307stanbul kodu")]
    [InlineData("İstanbul kodu", "İSTANBUL KODU")]
    [InlineData("İstanbul kodu", "ISTANBUL_KODU")]
    [InlineData("ışık kodu", "IŞIK KODU")]
    [InlineData("ışık kodu", "Işık Kodu")]
    [InlineData("şifreli giriş", "ŞİFRELİ GİRİŞ")]
    [InlineData("iş", "İŞ")]
    [InlineData("ﬁ key", "FI KEY")]
    [InlineData("ﬁ key", "Fi key")]
    [InlineData("oﬃce code", "OFFICE_CODE")]
    [InlineData("ﬆ", "ST")]
    [InlineData("Straße kodu", "STRASSE KODU")]
    [InlineData("straße", "STRASSE")]
    [InlineData("straße", "STRAẞE")]
    [InlineData("և կոդ", "ԵՒ ԿՈԴ")]
    public void An_extra_name_is_found_in_every_casing(string name, string written)
    {
        var detector = new SecretDetector(new DetectorOptions { ExtraKeyNames = [name] });

        Assert.Equal($"{written}: [REDACTED]", Redaction.Redact($"{written}: {Value}", detector));
    }

    private static string Format(string layout, params object[] values) => string.Format(CultureInfo.InvariantCulture, layout, values);
}
