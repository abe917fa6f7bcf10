using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Detection;

/// <summary>The built-in rules: key names and the content triggers (bearer, JWT, private key, cloud tokens, URL userinfo).</summary>
internal static partial class DetectionRules
{
    public const int ShortestSecret = 4;

    public static ImmutableArray<DetectionRule> All { get; } =
    [
        new("private-key", "private-key", PrivateKey()),
        new("authorization", "bearer-token", Authorization()),
        new("jwt", "jwt", Jwt()),
        new("cloud-token", "cloud-token", CloudToken()),
        new("telegram-token", "cloud-token", TelegramToken()),
        new("url-userinfo", "url-credential", UrlUserInfo()),
        new("cookie", "cookie", Cookie()),
        new("key-name", "key-name", KeyName()),
        new("key-name-prose", "key-name", KeyNameProse()),
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

    [GeneratedRegex(
        """
        (?<![A-Za-z0-9])(?<s>
          (?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}
        | gh[pousr]_[A-Za-z0-9]{20,} | github_pat_[A-Za-z0-9_]{22,}
        | gl(?:pat|ptt|dt|rt|cbt|soat|ft|imt|agent)-[A-Za-z0-9_.-]{16,}
        | xox[abeoprs]-[A-Za-z0-9-]{10,} | xapp-[A-Za-z0-9-]{10,}
        | sk-[A-Za-z0-9_-]{16,} | (?:sk|rk|pk|whsec)_(?:live|test)_[A-Za-z0-9]{10,} | whsec_[A-Za-z0-9+/=]{20,}
        | AIza[A-Za-z0-9_-]{35} | ya29\.[A-Za-z0-9_-]{20,} | GOCSPX-[A-Za-z0-9_-]{20,}
        | SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,} | npm_[A-Za-z0-9]{30,} | pypi-[A-Za-z0-9_-]{40,}
        | hf_[A-Za-z0-9]{20,} | gsk_[A-Za-z0-9]{20,} | xai-[A-Za-z0-9]{20,} | r8_[A-Za-z0-9]{20,} | pplx-[A-Za-z0-9]{20,}
        | do[oprt]_v1_[a-f0-9]{32,} | dop_v1_[a-f0-9]{32,} | shp(?:at|ca|pa|ss)_[a-fA-F0-9]{24,} | dapi[a-f0-9]{32}
        | (?:prod|dev|preview|project):[a-z0-9-]+(?::[a-z0-9-]+)?\|[A-Za-z0-9+/=_-]{20,}
        | [A-Za-z0-9_-]{23,28}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,}
        | AGE-SECRET-KEY-1[A-Z0-9]{50,} | hv[sb]\.[A-Za-z0-9_-]{20,} | tvly-[A-Za-z0-9-]{20,} | sbp_[a-f0-9]{32,}
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex CloudToken();

    // In URLs it follows the word bot directly.
    [GeneratedRegex("""(?<![0-9])(?<s>[0-9]{8,10}:[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])""", RegexOptions.CultureInvariant)]
    private static partial Regex TelegramToken();

    [GeneratedRegex("""(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]{1,30}://[^\s/:@"'`<>]{0,200}:(?<s>[^\s/"'`<>]{1,500})@""", RegexOptions.CultureInvariant)]
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
