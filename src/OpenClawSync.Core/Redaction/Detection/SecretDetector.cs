namespace OpenClawSync.Redaction.Detection;

/// <summary>
/// The built-in detector. Vectorised passes find where a secret could be; everything after that reads a bounded stretch around.
/// It keeps no state between calls.
/// </summary>
internal sealed class SecretDetector : ISecretDetector
{
    private readonly RuleSet _rules;

    public SecretDetector(DetectorOptions options)
    {
        _rules = new RuleSet(options);
        Version = DetectorVersion.Of(options);
    }

    public static SecretDetector Default { get; } = new(DetectorOptions.Default);

    public string Version { get; }

    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) => Detect(text, out _);

    /// <summary>As <see cref="Detect(ReadOnlySpan{char})"/>, and says how many characters it looked at by hand.</summary>
    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text, out long steps)
    {
        var scan = new Scan(text, _rules, depth: 0);
        Run(ref scan);
        steps = scan.Steps;
        return scan.Hits.IsEmpty ? [] : HitMerger.Merge(scan.Hits);
    }

    /// <summary>Reads text decoded out of the one being scanned; true when there is a secret in it.</summary>
    internal static bool HasSecret(ref Scan outer, ReadOnlySpan<char> decoded)
    {
        var scan = new Scan(decoded, outer.Rules, outer.Depth + 1);
        Run(ref scan);
        outer.Steps += scan.Steps;
        return !scan.Hits.IsEmpty;
    }

    private static void Run(ref Scan scan)
    {
        var nonAscii = TokenScanner.Run(ref scan);
        scan.Rules.Triggers.Run(ref scan);
        UserInfoScanner.Run(ref scan);
        PrivateKeyScanner.Run(ref scan);
        if (nonAscii) LocalWordScanner.Run(ref scan);
        foreach (var rule in scan.Rules.UserRules) rule.Run(ref scan);
    }
}
