using OpenClawSync.Detection.Patterns;

namespace OpenClawSync.Detection.Rules;

/// <summary>A rule that finds the tokens of a provider by their shape.</summary>
internal sealed class TokenRule : IRuleInfo
{
    public TokenRule(string id, string reason, string provider, params string[] patterns)
    {
        Id = id;
        Reason = reason;
        Provider = provider;
        Patterns = [.. patterns.Select(TokenPattern.Parse)];
    }

    public string Id { get; }

    public string Reason { get; }

    public string Provider { get; }

    public IReadOnlyList<TokenPattern> Patterns { get; }

    /// <summary>Whether the body must look random, because other words begin like the token.</summary>
    public bool Random { get; init; }

    /// <summary>Whether the body must have digits, because words joined by marks have the same shape.</summary>
    public bool Digits { get; init; }

    /// <summary>Whether it is not a token after the name of a hash: <c>sha512-…</c>.</summary>
    public bool NotDigest { get; init; }

    /// <summary>Whether some texts of this shape are public: samples of documentation, ids, and what the text says is public.</summary>
    public bool MayBePublic { get; init; }

    /// <summary>Whether it is redacted even if it says EXAMPLE: nothing else has this shape, and redacting too much does no harm.</summary>
    public bool EvenExamples { get; init; }

    /// <summary>A similar text that is not a token; by default one of the same shape with a placeholder as its body.</summary>
    public string? Not { get; init; }

    public IReadOnlyList<string> Triggers => [.. Patterns.SelectMany(PatternOpenings.Triggers).Distinct()];

    public IEnumerable<string> Positives => Patterns.SelectMany((pattern, i) => new[] { pattern.Sample(i + 1), pattern.Sample(i + 101) });

    public IEnumerable<string> Negatives => [Not ?? Patterns[0].Blank()];
}
