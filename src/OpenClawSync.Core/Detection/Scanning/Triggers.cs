using System.Buffers;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection.Scanning;

/// <summary>The words that lead to keyed, structural and command-line secrets. All are found in one pass; measure every change all the same.</summary>
internal sealed class Triggers
{
    private static readonly (TriggerKind Kind, string[] Words)[] BuiltIn =
    [
        (
            TriggerKind.Key,
            [
                "pass",
                "pwd",
                "pw:",
                "pw=",
                "secret",
                "token",
                "key",
                "auth",
                "cookie",
                "cred",
                "csrf",
                "hmac",
                "kennw",
                "jwt",
                "psk",
                "trase",
                "sig=",
                "sid=",
                "senha",
                "cvv",
                "mnemo",
                "signature",
                "otp",
                "wachtw",
                "seed phr",
            ]
        ),
        (TriggerKind.Scheme, ["bearer", "basic "]),
        (TriggerKind.Mark, ["+asb", "+aeh", "+arm", "+ast", "+amc", "+aba", "+acr", "/am7", "aiot", "apim", "azeg", "acdb"]),
        (TriggerKind.Hook, ["hook"]),
        (TriggerKind.Quoted, ["identified by", "securestring"]),
        (TriggerKind.Command, [.. CommandFlags.Openings]),
        (TriggerKind.Pipe, ["sudo -s", "chpasswd"]),
        (TriggerKind.Armour, ["-----begin"]),
        (TriggerKind.Putty, ["putty-user-key-file-"]),
        (
            TriggerKind.Manifest,
            ["kind: secret", "kind: \"secret", "\"kind\":\"secret", "\"kind\": \"secret", "kind\\\":\\\"secret", "kind\\\": \\\"secret"]
        ),
    ];

    // By the index of the word in the finder.
    private readonly TriggerKind[] _kinds;

    public Triggers(IReadOnlyList<string> extra)
    {
        var plain = extra.Where(IsPlain).ToArray();
        var odd = extra.Where(word => !IsPlain(word)).ToArray();
        var words = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        _kinds = new TriggerKind[BuiltInCount() + plain.Length];
        foreach (var (kind, group) in BuiltIn)
        {
            Add(group, kind);
        }

        Add(plain, TriggerKind.Key);
        Finder = new WordFinder(words);
        OddWords = odd.Length == 0 ? null : SearchValues.Create(odd, StringComparison.OrdinalIgnoreCase);

        // Loops rather than queries over pairs: whatever is generic over a type of ours is compiled anew in each process.
        void Add(string[] group, TriggerKind kind)
        {
            foreach (var word in group)
            {
                if (!known.Add(word))
                {
                    continue;
                }

                _kinds[words.Count] = kind;
                words.Add(word);
            }
        }
    }

    /// <summary>The words that every detector looks for.</summary>
    public static IEnumerable<string> BuiltInWords => BuiltIn.SelectMany(group => group.Words);

    public WordFinder Finder { get; }

    /// <summary>Extra key words that the finder cannot hold: shorter than three letters, or not ASCII.</summary>
    public SearchValues<string>? OddWords { get; }

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

    private static bool IsPlain(string word) => word.Length >= WordFinder.ShortestWord && word.All(char.IsAscii);
}
