namespace OpenClawSync.Detection.UserRules;

/// <summary>What the expressions of an allow list are matched against.</summary>
internal enum AllowTarget
{
    /// <summary>Only the secret.</summary>
    Secret,

    /// <summary>Everything that the rule matched.</summary>
    Match,

    /// <summary>The lines that the match touches.</summary>
    Line,
}

/// <summary>An allow list of a rule, as in gitleaks: what the rule does not report.</summary>
internal sealed record AllowRule
{
    /// <summary>Expressions that match anywhere in the target.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    public AllowTarget Target { get; init; }

    /// <summary>Words that the secret contains, in any casing.</summary>
    public IReadOnlyList<string> StopWords { get; init; } = [];

    /// <summary>Expressions that match anywhere in the path.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether every list that is given must match, rather than any of them.</summary>
    public bool All { get; init; }

    /// <summary>All settings in a fixed order, for the policy id.</summary>
    public object?[] Parts() => [Patterns, Target.ToString(), StopWords, Paths, All];
}
