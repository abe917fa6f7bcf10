namespace OpenClawSync.Detection.Scanning;

/// <summary>A part of a text that must be redacted, and why.</summary>
/// <param name="Start">The index of its first UTF-16 code unit in the text given to the detector.</param>
/// <param name="Length">Its length in UTF-16 code units, at least one.</param>
/// <param name="RuleId">The rule that found it, such as <c>github-token</c>.</param>
/// <param name="Reason">The family of the rule, as written to redactionReason, such as <c>cloud-token</c>.</param>
internal readonly record struct SecretHit(int Start, int Length, string RuleId, string Reason)
{
    public int End => Start + Length;
}
