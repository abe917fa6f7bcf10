using OpenClawSync.Detection.Keys;
using OpenClawSync.Detection.Obfuscation;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.Seeds;
using OpenClawSync.Detection.Sentences;
using OpenClawSync.Detection.Structure;
using OpenClawSync.Detection.Tables;
using OpenClawSync.Detection.Text;
using OpenClawSync.Detection.Words;

namespace OpenClawSync.Detection;

/// <summary>
/// The built-in detector. Vectorized passes find the places where a secret could be; everything after that reads a bounded part of
/// the text around such a place. It keeps no state between calls.
/// </summary>
internal sealed class SecretDetector : ISecretDetector, IScanPasses
{
    private const int Window = 1 << 14;

    private readonly RuleSet _rules;

    public SecretDetector(DetectorOptions options)
    {
        _rules = new RuleSet(options);
        Version = DetectorVersion.Compute(options);
    }

    public static SecretDetector Default { get; } = new(DetectorOptions.Default);

    public string Version { get; }

    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) => Detect(text, out _);

    /// <summary>As <see cref="Detect(ReadOnlySpan{char})"/>, and counts the characters that were not read by vectorized code.</summary>
    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text, out long steps)
    {
        var scan = new Scan(text, _rules, this, depth: 0);
        Run(ref scan);
        steps = scan.Steps;
        return scan.Hits.IsEmpty ? [] : Rescan.UntilStable(text, HitMerge.Merge(scan.Hits.ToArray()), _rules, this, ref steps);
    }

    public void Run(ref Scan scan)
    {
        var nonAscii = RunPlain(ref scan);
        for (var start = 0; start < scan.Text.Length; start += Window)
        {
            var end = Math.Min(scan.Text.Length, start + Window);
            ProjectionScanner.Run(ref scan, start, end, nonAscii);
        }
    }

    public bool RunPlain(ref Scan scan)
    {
        var nonAscii = TokenScanner.Run(ref scan);

        // Window by window, so that every search after the first finds the text in the processor's cache.
        for (var start = 0; start < scan.Text.Length; start += Window)
        {
            var end = Math.Min(scan.Text.Length, start + Window);
            TableScanner.RunBars(ref scan, start, end);
            TableScanner.RunElements(ref scan, start, end);
            FieldScanner.Run(ref scan, start, end);
            using var window = new FoldedWindow(scan.Text[start..Math.Min(scan.Text.Length, end + FoldedWindow.MaxWordLength)]);
            TriggerScanner.Run(ref scan, in window, start, end);
            OddValueScanner.Run(ref scan, in window, start, end);
            UserInfoScanner.Run(ref scan, start, end);
            LineContinuationScanner.Run(ref scan, start, end);
            SeedPhraseScanner.Run(ref scan, in window, start, end);
            if (nonAscii && scan.Text[start..end].ContainsAnyExcept(CharSets.Ascii))
            {
                LocalWordScanner.Run(ref scan, start, end);
                ScriptScanner.Run(ref scan, start, end);
                SeedPhraseScanner.RunLocal(ref scan, start, end);
            }
        }

        UserRuleScanner.Run(ref scan);
        return nonAscii;
    }
}
