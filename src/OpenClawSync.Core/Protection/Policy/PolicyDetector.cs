using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using OpenClawSync.Detection;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.UserRules;
using OpenClawSync.Fingerprint;

namespace OpenClawSync.Protection.Policy;

/// <summary>The detector that a policy asks for: its rules, less what it allows, at the path a text comes from.</summary>
internal sealed class PolicyDetector : ISecretDetector
{
    private readonly ProtectionPolicy _policy;
    private readonly AllowedValues _allowed;
    private readonly ImmutableArray<PathGlob> _freePaths;
    private readonly ImmutableArray<RuleScope> _rules;
    private readonly ISecretDetector _pathless;

    // By what of the rules is left; many paths share few outcomes, and making a detector is dear.
    private readonly ConcurrentDictionary<string, ISecretDetector> _byScope = new(StringComparer.Ordinal);

    private PolicyDetector(ProtectionPolicy policy, InstallationKey key)
    {
        _policy = policy;
        _allowed = new AllowedValues(policy.Allow, key);
        _freePaths = [.. policy.Allow.Paths.Select(glob => new PathGlob(glob))];
        _rules = [.. policy.Detection.ExtraRules.Select(rule => new RuleScope(rule))];
        _pathless = Scoped(null);
        var parts = new object?[] { DetectorVersion.Compute(policy.Detection), _pathless.Version, policy.Allow.Parts() };
        Version = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Utf8(parts)))[..16];
    }

    public string Version { get; }

    public static ISecretDetector Create(ProtectionPolicy policy, InstallationKey key) =>
        policy.Allow.IsEmpty && policy.Detection.IsDefault ? SecretDetector.Default : new PolicyDetector(policy, key);

    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) => _pathless.Detect(text);

    public ISecretDetector At(string? path)
    {
        if (path is null || (_freePaths.IsEmpty && !_rules.Any(rule => rule.DependsOnPath)))
        {
            return this;
        }

        return _freePaths.Any(glob => glob.Matches(path)) ? Blind.Instance : Scoped(path);
    }

    private ISecretDetector Scoped(string? path)
    {
        var rules = _rules.Select(rule => rule.At(path)).OfType<DetectionRule>().ToList();
        var scope = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Utf8(rules.Select(rule => rule.Parts()))));
        return _byScope.GetOrAdd(scope, _ => new Allowing(new SecretDetector(_policy.Detection with { ExtraRules = rules }), _allowed));
    }

    /// <summary>Finds what another detector finds, less what is allowed.</summary>
    private sealed class Allowing(ISecretDetector inner, AllowedValues allowed) : ISecretDetector
    {
        public string Version => inner.Version;

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text)
        {
            var hits = inner.Detect(text);
            return hits.Count == 0 || allowed.IsEmpty ? hits : allowed.Without(text, hits);
        }
    }

    /// <summary>For the paths that a policy allows whole.</summary>
    private sealed class Blind : ISecretDetector
    {
        public static Blind Instance { get; } = new();

        public string Version => "none";

        public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text) => [];
    }
}
