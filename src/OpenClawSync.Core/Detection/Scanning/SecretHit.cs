namespace OpenClawSync.Detection.Scanning;

/// <summary>A stretch of text that must not leave, and why.</summary>
/// <param name="Start">Index of its first UTF-16 unit in the text given to the detector.</param>
/// <param name="Length">Its length in UTF-16 units, at least one.</param>
/// <param name="RuleId">The rule that found it, such as <c>github-token</c>.</param>
/// <param name="Reason">The rule's family, as it is written to redactionReason, such as <c>cloud-token</c>.</param>
internal readonly record struct SecretHit(int Start, int Length, string RuleId, string Reason)
{
    public int End => Start + Length;
}
