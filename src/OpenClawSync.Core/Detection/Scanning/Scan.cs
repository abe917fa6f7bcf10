using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Values;

namespace OpenClawSync.Detection.Scanning;

/// <summary>One scan of one text: the text, the hits so far, how much work it took, and how far each scanner has read.</summary>
/// <param name="text">The text to scan.</param>
/// <param name="rules">The rules in force.</param>
/// <param name="passes">Runs all scanners on a text that a scanner finds within this one.</param>
/// <param name="depth">How many times the text was decoded from the text that the detector was given.</param>
internal ref struct Scan(ReadOnlySpan<char> text, RuleSet rules, IScanPasses passes, int depth)
{
    private List<SecretHit>? _hits;
    private TokenProgress _tokens;
    private Base64Progress _base64;
    private ProjectionProgress _projection;
    private PrivateKeyProgress _privateKeys;
    private ManifestProgress _manifests;
    private TableProgress _tables;
    private BareValueProgress _bareValues;
    private CommandProgress _commands;
    private SentenceProgress _sentences;
    private SeedProgress _seeds;
    private CookieProgress _cookies;

    public ReadOnlySpan<char> Text { get; } = text;

    public RuleSet Rules { get; } = rules;

    public IScanPasses Passes { get; } = passes;

    public int Depth { get; } = depth;

    /// <summary>How many characters were read by anything but the vectorized passes. Tests check that it grows linearly.</summary>
    public long Steps { get; set; }

    [UnscopedRef]
    public ref TokenProgress Tokens => ref _tokens;

    [UnscopedRef]
    public ref Base64Progress Base64 => ref _base64;

    [UnscopedRef]
    public ref ProjectionProgress Projection => ref _projection;

    [UnscopedRef]
    public ref PrivateKeyProgress PrivateKeys => ref _privateKeys;

    [UnscopedRef]
    public ref ManifestProgress Manifests => ref _manifests;

    [UnscopedRef]
    public ref TableProgress Tables => ref _tables;

    [UnscopedRef]
    public ref BareValueProgress BareValues => ref _bareValues;

    [UnscopedRef]
    public ref CommandProgress Commands => ref _commands;

    [UnscopedRef]
    public ref SentenceProgress Sentences => ref _sentences;

    [UnscopedRef]
    public ref SeedProgress Seeds => ref _seeds;

    [UnscopedRef]
    public ref CookieProgress Cookies => ref _cookies;

    public readonly ReadOnlySpan<SecretHit> Hits => CollectionsMarshal.AsSpan(_hits);

    /// <summary>Adds a hit, less any placeholder in it, unless the rule is disabled or it lies in a hash that this module wrote.</summary>
    public void Add(int start, int end, string ruleId, string reason)
    {
        if (end <= start || !Rules.IsEnabled(ruleId) || OwnHash.IsWithin(Text, start, end))
        {
            return;
        }

        for (int length; (length = Text[start..end].IndexOf(Placeholder.Text)) >= 0; start += length + Placeholder.Text.Length)
        {
            if (length > 0)
            {
                (_hits ??= []).Add(new SecretHit(start, length, ruleId, reason));
            }
        }

        if (end > start)
        {
            (_hits ??= []).Add(new SecretHit(start, end - start, ruleId, reason));
        }
    }

    public void Add(int start, int end, IRuleInfo rule) => Add(start, end, rule.Id, rule.Reason);

    /// <summary>Scans text that was decoded from this one; true when it has a secret.</summary>
    public bool HasSecret(ReadOnlySpan<char> decoded)
    {
        var scan = new Scan(decoded, Rules, Passes, Depth + 1);
        Passes.Run(ref scan);
        Steps += scan.Steps;
        return !scan.Hits.IsEmpty;
    }
}

/// <summary>The passes of the detector over one text, for scanners that find another text within the text.</summary>
internal interface IScanPasses
{
    /// <summary>Runs all passes.</summary>
    void Run(ref Scan scan);

    /// <summary>Runs the passes for text as it is, without looking for obfuscation; true when any character is not ASCII.</summary>
    bool RunPlain(ref Scan scan);
}
