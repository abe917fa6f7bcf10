using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.UserRules;
using OpenClawSync.Fingerprint;

namespace OpenClawSync.Protection.Policy;

/// <summary>The detector of a policy: it applies the rules that hold at the path of a text, and ignores what the policy allows.</summary>
internal sealed class PolicyDetector : ISecretDetector
{
    private readonly ProtectionPolicy _policy;
    private readonly AllowedValues _allowed;
    private readonly ImmutableArray<PathGlob> _allowedPaths;
    private readonly ImmutableArray<RuleScope> _rules;
    private readonly ISecretDetector _pathless;

    // Keyed by the rules that remain at a path: many paths share a few sets of rules, and creating a detector is expensive.
    private readonly ConcurrentDictionary<string, ISecretDetector> _byScope = new(StringComparer.Ordinal);

    private PolicyDetector(ProtectionPolicy policy, InstallationKey key)
    {
        _policy = policy;
        _allowed = new AllowedValues(policy.Allow, key);
        _allowedPaths = [.. policy.Allow.Paths.Select(glob => new PathGlob(glob))];
        _rules = [.. policy.Detection.ExtraRules.Select(rule => new RuleScope(rule))];
        _pathless = ScopedTo(null);
        var parts = new object?[] { DetectorVersion.Compute(policy.Detection), _pathless.Version, policy.Allow.Parts() };
        Version = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Utf8(parts)))[..16];
    }

    public string Version { get; }

    public static ISecretDetector Create(ProtectionPolicy policy, InstallationKey key) =>
        policy.Allow.IsEmpty && policy.Detection.IsDefault ? SecretDetector.Default : new PolicyDetector(policy, key);

    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) => _pathless.Detect(text);

    public ISecretDetector At(string? path)
    {
        if (path is null || (_allowedPaths.IsEmpty && !_rules.Any(rule => rule.DependsOnPath)))
        {
            return this;
        }

        return _allowedPaths.Any(glob => glob.Matches(path)) ? FindsNothing.Instance : ScopedTo(path);
    }

    private ISecretDetector ScopedTo(string? path)
    {
        var rules = _rules.Select(rule => rule.At(path)).OfType<DetectionRule>().ToList();
        var scope = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Utf8(rules.Select(rule => rule.Parts()))));
        return _byScope.GetOrAdd(scope, _ => new Allowing(new SecretDetector(_policy.Detection with { ExtraRules = rules }), _allowed));
    }

    /// <summary>Finds what another detector finds, except what is allowed.</summary>
    private sealed class Allowing(ISecretDetector inner, AllowedValues allowed) : ISecretDetector
    {
        public string Version => inner.Version;

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text)
        {
            var hits = inner.Detect(text);
            return hits.Count == 0 || allowed.IsEmpty ? hits : allowed.Filter(text, hits);
        }
    }

    /// <summary>Finds nothing; for the paths that a policy allows entirely.</summary>
    private sealed class FindsNothing : ISecretDetector
    {
        public static FindsNothing Instance { get; } = new();

        public string Version => "none";

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) => [];
    }
}
