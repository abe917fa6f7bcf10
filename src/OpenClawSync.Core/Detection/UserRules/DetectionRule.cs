using System.Globalization;
using OpenClawSync.Detection.Rules;

namespace OpenClawSync.Detection.UserRules;

/// <summary>A rule as written in a policy, similar to those in the rule files of gitleaks.</summary>
/// <param name="Id">The id of the rule.</param>
/// <param name="Pattern">A regular expression that .NET's non-backtracking engine accepts; linear in the text.</param>
internal sealed record DetectionRule(string Id, string Pattern)
{
    /// <summary>The family written to redactionReason.</summary>
    public string Reason { get; init; } = Reasons.Credential;

    /// <summary>The rule runs only on text that has one of these, in any casing; if there are none, on all text.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The least entropy of the secret, in bits per character.</summary>
    public double MinEntropy { get; init; }

    /// <summary>The group that holds the secret; by default the first one that is not empty, or else the whole match.</summary>
    public int? SecretGroup { get; init; }

    /// <summary>The rule runs only on text with a path that this expression matches; null for all text.</summary>
    public string? Path { get; init; }

    /// <summary>The allow lists: a secret that any of them allows is not reported.</summary>
    public IReadOnlyList<AllowRule> Allow { get; init; } = [];

    /// <summary>Everything that determines what the rule finds, in a fixed order, for the policy id.</summary>
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
