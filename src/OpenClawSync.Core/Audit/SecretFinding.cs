namespace OpenClawSync.Audit;

/// <summary>A location where a rule finds a secret. Of the secret it contains only a keyed hash.</summary>
public sealed class SecretFinding
{
    /// <summary>The rule that found it; a policy disables rules by this name.</summary>
    public required string RuleId { get; init; }

    /// <summary>The category of the rule, as in redactionReason.</summary>
    public required string Reason { get; init; }

    /// <summary>The file, or the key and field of a record; null for text without a location. Secrets in it are masked.</summary>
    public string? Path { get; init; }

    /// <summary>The line of its first character, from 1. Lines end with LF, CR LF or a lone CR.</summary>
    public required int StartLine { get; init; }

    /// <summary>The column of its first character, from 1, in UTF-16 code units, as editors and PowerShell strings count.</summary>
    public required int StartColumn { get; init; }

    /// <summary>The line of its last character.</summary>
    public required int EndLine { get; init; }

    /// <summary>The column of its last character.</summary>
    public required int EndColumn { get; init; }

    /// <summary>
    /// The class of its length in UTF-16 code units: <c>1-7</c>, <c>8-15</c>, <c>16-31</c>, <c>32-63</c>, <c>64-127</c> or <c>128+</c>.
    /// </summary>
    public required string LengthClass { get; init; }

    /// <summary>
    /// <c>hmac1:keyId:hex</c>, keyed with the key of this installation: equal for equal values, and useless without the key. A policy
    /// can allow the value with it.
    /// </summary>
    public required string Hash { get; init; }

    /// <summary>The location and the rule.</summary>
    public override string ToString() => $"{Path}:{StartLine}:{StartColumn}: {RuleId}";
}
