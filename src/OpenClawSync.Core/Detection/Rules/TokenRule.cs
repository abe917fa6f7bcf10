using OpenClawSync.Detection.Patterns;

namespace OpenClawSync.Detection.Rules;

/// <summary>A provider's token, known by its shape.</summary>
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

    /// <summary>The opening is common in other words, so the body must look random.</summary>
    public bool Random { get; init; }

    /// <summary>The body must have digits: words joined by marks have the same shape.</summary>
    public bool Digits { get; init; }

    /// <summary>Left alone behind the name of a hash: <c>sha512-…</c>.</summary>
    public bool NotDigest { get; init; }

    /// <summary>Redacted even where it says EXAMPLE: the shape is too exact to be anything else, and over-redaction is harmless.</summary>
    public bool EvenExamples { get; init; }

    /// <summary>A text that is close and must be left alone; by default a sample whose body is placeholder marks.</summary>
    public string? Not { get; init; }

    public IReadOnlyList<string> Triggers => [.. Patterns.SelectMany(PatternOpenings.Triggers).Distinct()];

    public IEnumerable<string> Positives => Patterns.SelectMany((pattern, i) => new[] { pattern.Sample(i + 1), pattern.Sample(i + 101) });

    public IEnumerable<string> Negatives => [Not ?? Patterns[0].Blank()];
}
