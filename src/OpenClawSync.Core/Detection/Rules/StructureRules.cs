using System.Collections.Frozen;
using OpenClawSync.Detection.Patterns;

namespace OpenClawSync.Detection.Rules;

/// <summary>The rules that find secrets by form: blocks, URLs, headers, command lines, encodings.</summary>
internal static class StructureRules
{
    public static readonly StructureRule PrivateKey = new(
        "private-key",
        Reasons.PrivateKey,
        "PEM or PuTTY block",
        "-----BEGIN",
        "PuTTY-User-Key-File"
    )
    {
        Positives = [Block("RSA PRIVATE KEY", 3), Block("OPENSSH PRIVATE KEY", 4), Block("PGP PRIVATE KEY BLOCK", 5)],
        Negatives = [Block("PUBLIC KEY", 6), Block("CERTIFICATE", 7)],
    };

    public static readonly StructureRule UserInfo = new("url-userinfo", Reasons.Url, "URL", "@")
    {
        Positives = ["postgres://claw:kX9fq2vLm@db.internal/app", "https://x-oauth:9f8Zq31LmB72xKd0@git.example.net/r.git"],
        Negatives = ["postgres://user:${PGPASSWORD}@db.internal/app", "mailto:claw@db.internal"],
    };

    public static readonly StructureRule Header = new("authorization-header", Reasons.Header, "header", "bearer", "basic", "auth")
    {
        Positives =
        [
            "Authorization: Bearer 9f8Zq31LmB72xKd0",
            "proxy-authorization: Basic Y2xhdzprWDlmcTJ2",
            "sent with Basic dXNlcjpwYXNzd29yZDEyMw==",
        ],
        Negatives = ["Authorization: Bearer <token>", "Authorization: Basic auth is used here", "a basic dictionary of words"],
    };

    public static readonly StructureRule CookieValue = new("cookie-value", Reasons.Cookie, "header", "cookie")
    {
        Positives = ["Cookie: session=9f8Zq31LmB72xKd0; theme=dark", "set-cookie: sid=kX9fq2vLm81; Path=/"],
        Negatives = ["Cookie: theme=dark", "Set-Cookie: lang=en; Path=/; HttpOnly"],
    };

    public static readonly StructureRule CommandLine = new(
        "command-line",
        Reasons.Password,
        "command line",
        [.. CommandFlags.Names, "identified by", "securestring"]
    )
    {
        Positives = ["mysql -u claw -pkX9fq2vLm app", "curl -u claw:kX9fq2vLm https://api.internal/x"],
        Negatives = ["mkdir -p kX9fq2vLm", "curl -u $USER:$PASS https://api.internal/x"],
    };

    public static readonly StructureRule Manifest = new(
        "kubernetes-secret",
        Reasons.Encoded,
        "Kubernetes manifest",
        "kind: Secret",
        "\"kind\":\"Secret"
    )
    {
        Positives = ["kind: Secret\ndata:\n  tls: UzNjcjN0UGFzcyE=\n", "{\"kind\":\"Secret\",\"data\":{\"note\":\"UzNjcjN0UGFzcyE=\"}}"],
        Negatives = ["kind: ConfigMap\ndata:\n  tls: UzNjcjN0UGFzcyE=\n", "kind: Secret\nmetadata:\n  name: database-entry\n"],
    };

    public static readonly StructureRule Context = new("named-provider", Reasons.Credential, "words before it", "key", "token", "secret")
    {
        Positives = ["The Algolia key in use is 9f8zq31lmb72xkd09f8zq31lm", "use token Zx81kQpL0vT7mW3sYb94"],
        Negatives = ["built from commit 9f8ce31a1b72ad009f8ce31a1b72ad009f8ce31a", "see run Zx81kQpL0vT7mW3sYb94 of the pipeline"],
    };

    public static readonly StructureRule Base64 = new("base64-secret", Reasons.Encoded, "Base64", "a run of Base64 that decodes to text")
    {
        Positives = [Encode("password=kX9fq2vLm81"), Encode("{\"api_key\":\"9f8Zq31LmB72xKd0\"}")],
        Negatives = [Encode("just some words and nothing else"), Encode("{\"theme\":\"dark\",\"size\":12}")],
    };

    public static readonly StructureRule LocalWord = new(
        "keyed-secret-local",
        Reasons.Password,
        "key word in another language",
        "密码",
        "パスワード",
        "비밀번호",
        "пароль"
    )
    {
        Positives = ["密码：kX9fq2vLm", "パスワードはkX9fq2vLmです"],
        Negatives = ["密码：请重置", "パスワード管理"],
    };

    public static readonly StructureRule Sentence = new(
        "spoken-secret",
        Reasons.Password,
        "words of a sentence",
        "the words for password, key, code and login in many languages"
    )
    {
        Positives = ["changed the router password to kX9fq2vLm", "Das Passwort für die FritzBox lautet Sommer!2019"],
        Negatives = ["the router password is stored in the safe", "changed the password of bob on 2026-05-03"],
    };

    public static readonly StructureRule SeedPhrase = new(
        "seed-phrase",
        Reasons.Wallet,
        "words of BIP39 lists",
        "twelve or more listed words in a row"
    )
    {
        Positives =
        [
            "1. famous 2. lend 3. mystery 4. onion 5. robust 6. spatial 7. twin 8. valley 9. bitter 10. ocean 11. sudden 12. gadget",
            "seed phrase: famous lend mystery onion robust spatial twin valley bitter ocean suden gadget",
        ],
        Negatives =
        [
            "famous lend mystery onion robust",
            "abandon ability able about above absent absorb abstract absurd abuse access accident",
        ],
    };

    public static readonly StructureRule Link = new("access-link", Reasons.Url, "link", "/reset/", "/webhook/", "code=", "#")
    {
        Positives =
        [
            "https://accounts.example.net/reset/5d1f0c9a7be24e60b8a3d2c47f9e1a6b",
            "https://app.example.net/login?jeton=Kq8ZtW2vLm5RxPn3Yd7HsB",
            "https://send.example.net/download/3f/#Zx81kQpL0vT7mW3sYb94Fg",
        ],
        Negatives =
        [
            "https://code.example.net/commit/5d1f0c9a7be24e60b8a3d2c47f9e1a6b",
            "https://docs.example.net/guide#how-to-reset-the-password",
        ],
    };

    public static readonly StructureRule KeyShape = new(
        "named-key",
        Reasons.PrivateKey,
        "keys and codes by their form and the words before",
        "private",
        "0x",
        "-"
    )
    {
        Positives =
        [
            "private key of the hot wallet 0x3b7e0d52c9a1f8464e0fa7d2b56c91e83f40d7a2516cbe980d3fa45271c8e6b9",
            "Windows: 7KQ3M-W9T2X-PB46R-HJ8VD-C5NYF",
            "clé privée WireGuard : 0Hf3kQ9vLx2TzPm7RbW1sYd8NcJ4uGe6Ai5oEtXqZkM=",
        ],
        Negatives =
        [
            "sha256 of the image 3b7e0d52c9a1f8464e0fa7d2b56c91e83f40d7a2516cbe980d3fa45271c8e6b9",
            "public key 0Hf3kQ9vLx2TzPm7RbW1sYd8NcJ4uGe6Ai5oEtXqZkM=",
            "the format is XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
        ],
    };

    public static readonly StructureRule Setting = new(
        "setting",
        Reasons.Password,
        "settings and calls",
        "wifi:",
        "auth=(",
        "enable secret",
        "snmpwalk"
    )
    {
        Positives = ["WIFI:T:WPA;S:attic;P:kX9fq2vLm;;", "requests.get(url, auth=(\"ana\", \"kX9fq2vLm\"))", "enable secret 0 kX9fq2vLm"],
        Negatives = ["WIFI:T:nopass;S:attic;;", "requests.get(url, auth=(user, password))", "enable secret rotation for all hosts"],
    };

    public static readonly StructureRule Table = new(
        "table-cell",
        Reasons.Password,
        "table",
        "a heading or a label for password, key, code or login in many languages"
    )
    {
        Positives = ["| Dienst | Kennwort |\n|---|---|\n| NAS | kX9fq2vLm |", "sitio;usuario;contraseña\nforo;bob;kX9fq2vLm"],
        Negatives = ["| Service | Password changed |\n|---|---|\n| Mail | 2026-04-13 |", "| Password | min. 12 characters |\n|---|---|"],
    };

    public static readonly StructureRule Exhausting = new(
        "exhausting-run",
        Reasons.Credential,
        "text made to exhaust the matcher",
        "any run"
    )
    {
        Positives = [Repeat("eyJa-", 4000), Repeat("eyJb-", 4000)],
        Negatives = [Repeat("ab1-", 4000)],
    };

    public static IReadOnlyList<StructureRule> All { get; } =
    [
        KeyRules.Password,
        KeyRules.Token,
        PrivateKey,
        UserInfo,
        Header,
        CookieValue,
        CommandLine,
        Manifest,
        Context,
        Base64,
        LocalWord,
        Sentence,
        SeedPhrase,
        Link,
        KeyShape,
        Setting,
        Table,
        Exhausting,
    ];

    public static FrozenSet<string> Ids { get; } = All.Select(rule => rule.Id).ToFrozenSet(StringComparer.Ordinal);

    private static string Block(string label, int seed) =>
        $"-----BEGIN {label}-----\n{TokenPattern.Parse("[A-Za-z0-9+/]{64}").Sample(seed)}\n-----END {label}-----";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Encode(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}

/// <summary>A rule that finds a secret by the form around it rather than by its own shape.</summary>
internal sealed class StructureRule(string id, string reason, string form, params string[] triggers) : IRuleInfo
{
    public string Id { get; } = id;

    public string Reason { get; } = reason;

    public string Provider { get; } = form;

    public IReadOnlyList<string> Triggers { get; } = triggers;

    public IEnumerable<string> Positives { get; init; } = [];

    public IEnumerable<string> Negatives { get; init; } = [];
}
