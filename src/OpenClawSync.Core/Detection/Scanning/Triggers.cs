using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Scanning;

/// <summary>
/// The words that lead to secrets known by a key, a structure or a command. All are found in one pass, but a word that is common in
/// text costs time: measure every change.
/// </summary>
internal sealed class Triggers
{
    private static readonly (TriggerKind Kind, string[] Words)[] BuiltIn =
    [
        (TriggerKind.Key, ["secret", "token", "key", "auth", "cookie", "cred", "csrf", "hmac", "jwt", "psk", "sig=", "sid=", "signature"]),
        (
            TriggerKind.Password,
            [
                "pass",
                "pwd",
                "pw:",
                "pw=",
                "pw ",
                "pw\n",
                "pw\"",
                "pw*",
                "pw`",
                "kennw",
                "trase",
                "senha",
                "cvv",
                "mnemo",
                "otp",
                "wachtw",
                "seed phr",
                "pin ",
                "pin:",
                "puk ",
                "code:",
            ]
        ),
        (TriggerKind.Noun, NounFragments.All),
        (TriggerKind.Scheme, ["bearer", "basic "]),
        (TriggerKind.Mark, ["+asb", "+aeh", "+arm", "+ast", "+amc", "+aba", "+acr", "/am7", "aiot", "apim", "azeg", "acdb"]),
        (TriggerKind.Webhook, ["hook"]),
        (TriggerKind.Quoted, ["identified by", "securestring"]),
        (TriggerKind.Command, [.. CommandFlags.Openings]),
        (TriggerKind.Pipe, ["sudo -s", "chpasswd"]),
        (
            TriggerKind.Session,
            ["session=", "sessid=", "sessionid=", "sess=", "remember_me=", "remember=", "_logged_in_", ".aspnetcore.", "connect.sid="]
        ),
        (
            TriggerKind.ShortCode,
            [
                "gift",
                "voucher",
                "gutschein",
                "presentkort",
                "gavekort",
                "cadeaubon",
                "buono regalo",
                "podarunkow",
                "itunes",
                "homekit",
                "setup code",
                "pairing code",
            ]
        ),
        (
            TriggerKind.Setting,
            [
                ":5432:",
                "oracle:thin:",
                "wifi:",
                "wifi.begin(",
                "wifimulti.addap(",
                "at+cwjap",
                "auth=(",
                "define('db_pass",
                "enable secret",
                "enable password",
                "snmp-server community",
                "rocommunity",
                "rwcommunity",
                "snmpwalk",
                "snmpget",
                "snmpset",
            ]
        ),
        (
            TriggerKind.Digit,
            [
                "seven",
                "eight",
                "three",
                "sieben",
                "drei ",
                "quatre",
                "siete",
                "cinco",
                "sette ",
                "quattro",
                "zeven",
                "siedem",
                "fyra",
                "septyni",
            ]
        ),
        (TriggerKind.PrivateKey, ["-----begin", "---- begin ssh2"]),
        (TriggerKind.PuttyKey, ["putty-user-key-file-"]),
        (
            TriggerKind.Manifest,
            ["kind: secret", "kind: \"secret", "\"kind\":\"secret", "\"kind\": \"secret", "kind\\\":\\\"secret", "kind\\\": \\\"secret"]
        ),
    ];

    // Indexed as the words are in the finder.
    private readonly TriggerKind[] _kinds;

    private Triggers()
    {
        var words = new List<string>();
        _kinds = new TriggerKind[BuiltInCount()];
        foreach (var (kind, group) in BuiltIn)
        {
            Add(group, kind);
        }

        Finder = new WordFinder(words);

        // Loops rather than queries: generic code over our own types would have to be compiled again in each process that starts.
        void Add(string[] group, TriggerKind kind)
        {
            foreach (var word in group)
            {
                _kinds[words.Count] = kind;
                words.Add(word);
            }
        }
    }

    public static Triggers Default { get; } = new();

    /// <summary>The words that every detector looks for.</summary>
    public static IEnumerable<string> BuiltInWords => BuiltIn.SelectMany(group => group.Words);

    public WordFinder Finder { get; }

    public TriggerKind KindOf(int word) => _kinds[word];

    private static int BuiltInCount()
    {
        var count = 0;
        foreach (var (_, words) in BuiltIn)
        {
            count += words.Length;
        }

        return count;
    }
}
