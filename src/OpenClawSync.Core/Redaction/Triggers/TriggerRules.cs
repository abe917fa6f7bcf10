using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Triggers;

/// <summary>The triggers: key names, and what a secret looks like on its face.</summary>
internal static partial class TriggerRules
{
    public const int ShortestSecret = 4;

    public static ImmutableArray<TriggerRule> All { get; } =
    [
        new("private-key", "private-key", PrivateKey()),
        new("authorization", "bearer-token", Authorization(), IsNamed: true),
        new("jwt", "jwt", Jwt()),
        new("cloud-token", "cloud-token", CloudToken()),
        new("telegram-token", "cloud-token", TelegramToken()),
        new("url-userinfo", "url-credential", UrlUserInfo()),
        new("cookie", "cookie", Cookie()),
        new("key-name", "key-name", KeyName(), IsNamed: true),
        new("key-name-prose", "key-name", KeyNameProse(), IsNamed: true),
    ];

    // Without its END line the block runs as far as lines look like key material.
    [GeneratedRegex(
        """(?<s>-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,16000}?-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|(?:(?:\\[nr]|[\s>])*[A-Za-z0-9+/=:, -]{16,})*))""",
        RegexOptions.CultureInvariant)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(
        """(?i)(?:\bauthorization["'`]?\s*[:=]\s*["'`]?(?:[a-z][a-z0-9-]{1,15}\s+)?|\bbearer\s+)(?<s>[A-Za-z0-9._~+/=|:-]{12,})""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Authorization();

    [GeneratedRegex("""(?<![A-Za-z0-9_-])(?<s>ey[JI][A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){0,3})""", RegexOptions.CultureInvariant)]
    private static partial Regex Jwt();

    // The prefixes operators know by sight; the rule engine knows the other providers, and real tokens from made-up ones.
    [GeneratedRegex(
        """(?<s>(?:AKIA|ASIA)[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{22,}|glpat-[A-Za-z0-9_-]{16,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{30,}|\bsk-[A-Za-z0-9_-]{16,}|\b[sr]k_(?:live|test)_[A-Za-z0-9]{10,})""",
        RegexOptions.CultureInvariant)]
    private static partial Regex CloudToken();

    // In URLs it follows the word bot directly.
    [GeneratedRegex("""(?<![0-9])(?<s>[0-9]{8,10}:[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])""", RegexOptions.CultureInvariant)]
    private static partial Regex TelegramToken();

    [GeneratedRegex("""://[^\s/:@"'`<>]{0,200}:(?<s>[^\s/"'`<>]{1,500})@""", RegexOptions.CultureInvariant)]
    private static partial Regex UrlUserInfo();

    [GeneratedRegex("""(?i)\b(?:set-)?cookie["'`]?\s*[:=]\s*["'`]?(?<s>[^\s"'`=;]{1,200}=[^"'`\r\n]{4,})""", RegexOptions.CultureInvariant)]
    private static partial Regex Cookie();

    private const string Names =
        "pass(?:word|wd|phrase)|pwd|secret|token|credential|" +
        "(?:api|private|access|account|auth|signing|encryption|secret|shared|master)[_ .-]?key";

    // The name may be the tail of a longer one (clientSecret, STAGING_API_KEY), but no letter may follow it (secretName, tokens).
    [GeneratedRegex(
        """(?i)(?:""" + Names + """)["'`*_\\]{0,4}\s{0,3}(?::=|=>|[:=])\s{0,3}(?:\\?"(?<s>(?:\\[^"\r\n]|[^"\\\r\n]){4,})|'(?<s>[^'\r\n]{4,})|`(?<s>[^`\r\n]{4,})|[*_]{0,3}(?<s>[^\s"`',;&<>|*\\][^\s,;&<>|]{3,}))""",
        RegexOptions.CultureInvariant)]
    private static partial Regex KeyName();

    [GeneratedRegex("""(?i)\b(?:""" + Names + """)\s+(?:is|was|are)\s*:?\s*["'`*]{1,3}(?<s>[^\s"'`*]{4,})""", RegexOptions.CultureInvariant)]
    private static partial Regex KeyNameProse();
}
