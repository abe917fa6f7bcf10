using System.Collections.Immutable;
using OpenClawSync.Redaction.Detection;
using OpenClawSync.Redaction.Triggers;

namespace OpenClawSync.Redaction;

/// <summary>Several detectors as one: what any of them finds is a hit.</summary>
internal sealed class JoinedDetector(params ImmutableArray<ISecretDetector> detectors) : ISecretDetector
{
    /// <summary>The rule engine, and beneath it the guide's plain triggers.</summary>
    public static ISecretDetector Default { get; } = new JoinedDetector(SecretDetector.Default, TriggerDetector.Default);

    /// <summary>The same under a policy's options.</summary>
    public static ISecretDetector Of(DetectorOptions options) =>
        new JoinedDetector(new SecretDetector(options), TriggerDetector.Without(options.DisabledRules));

    public string Version { get; } = string.Join('+', detectors.Select(detector => detector.Version));

    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text)
    {
        IReadOnlyList<SecretHit> all = [];
        foreach (var detector in detectors)
        {
            var found = detector.Detect(text);
            all = (all.Count, found.Count) switch
            {
                (_, 0) => all,
                (0, _) => found,
                _ => Join(all, found),
            };
        }

        return all;
    }

    // Where an earlier detector found as much, its name for it stays.
    private static IReadOnlyList<SecretHit> Join(IReadOnlyList<SecretHit> all, IReadOnlyList<SecretHit> found)
    {
        var known = new NoteHits(all);
        var more = found.Where(hit => !known.In(hit.Start, hit.End).Any(other => other.Start <= hit.Start && other.End >= hit.End)).ToList();
        return more.Count == 0 ? all : HitMerge.Of(all.Concat(more));
    }
}
