using System.Globalization;
using OpenClawSync.Detection.Rules;

namespace OpenClawSync.Detection.UserRules;

/// <summary>A rule as a policy states it, after the manner of gitleaks' rule files.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Pattern">A regular expression that .NET's non-backtracking engine accepts; linear in the text.</param>
internal sealed record DetectionRule(string Id, string Pattern)
{
    /// <summary>The family written to redactionReason.</summary>
    public string Reason { get; init; } = Reasons.Credential;

    /// <summary>The rule runs only on text that has one of these, in any casing; without any it runs on all text.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The least entropy of the secret, in bits a character.</summary>
    public double MinEntropy { get; init; }

    /// <summary>The group that holds the secret; by default the first that matched something, else the whole match.</summary>
    public int? SecretGroup { get; init; }

    /// <summary>The rule runs only on text of a path in which this expression matches; null for all text.</summary>
    public string? Path { get; init; }

    /// <summary>What the rule leaves alone: a secret that one of these lists allows.</summary>
    public IReadOnlyList<AllowRule> Allow { get; init; } = [];

    /// <summary>Everything that decides what it finds, in a fixed order, for the policy id.</summary>
    public object?[] Parts() =>
        [
            Id,
            Pattern,
            Reason,
            Keywords,
            MinEntropy.ToString(CultureInfo.InvariantCulture),
            SecretGroup,
            Path,
            Allow.Select(rule => rule.Parts()),
        ];
}
