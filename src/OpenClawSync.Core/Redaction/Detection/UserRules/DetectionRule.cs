namespace OpenClawSync.Redaction.Detection;

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

    /// <summary>The group that holds the secret; by default the first if there is one, else the whole match.</summary>
    public int? SecretGroup { get; init; }

    /// <summary>Secrets that match one of these expressions are left alone.</summary>
    public IReadOnlyList<string> AllowPatterns { get; init; } = [];

    /// <summary>Secrets that contain one of these words, in any casing, are left alone.</summary>
    public IReadOnlyList<string> StopWords { get; init; } = [];
}
