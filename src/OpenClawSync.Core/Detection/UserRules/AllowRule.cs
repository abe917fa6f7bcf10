namespace OpenClawSync.Detection.UserRules;

/// <summary>What an allow list's expressions are held against.</summary>
internal enum AllowTarget
{
    /// <summary>The secret alone.</summary>
    Secret,

    /// <summary>All that the rule matched.</summary>
    Match,

    /// <summary>The lines that the match touches.</summary>
    Line,
}

/// <summary>What a rule leaves alone: one list of it, after the manner of gitleaks.</summary>
internal sealed record AllowRule
{
    /// <summary>Expressions that match anywhere in the target.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    public AllowTarget Target { get; init; }

    /// <summary>Words that the secret contains, in any casing.</summary>
    public IReadOnlyList<string> StopWords { get; init; } = [];

    /// <summary>Expressions that match anywhere in the path.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether each of the lists given must match, rather than one of them.</summary>
    public bool All { get; init; }

    /// <summary>Every choice, in a fixed order, for the policy id.</summary>
    public object?[] Parts() => [Patterns, Target.ToString(), StopWords, Paths, All];
}
