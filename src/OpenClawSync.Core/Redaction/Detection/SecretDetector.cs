using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Detection;

/// <summary>Runs every rule over the text and merges what they find.</summary>
internal sealed class SecretDetector : ISecretDetector
{
    public static SecretDetector Default { get; } = new();

    public string Version => "patterns/1";

    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text)
    {
        if (text.Length < DetectionRules.ShortestSecret)
        {
            return [];
        }

        var hits = new List<SecretHit>();
        var whole = text.ToString();
        foreach (var rule in DetectionRules.All)
        {
            foreach (Match match in rule.Pattern.Matches(whole))
            {
                var secret = match.Groups["s"];
                if (!IsPlaceholder(secret.ValueSpan))
                {
                    hits.Add(new SecretHit(secret.Index, secret.Length, rule.Id, rule.Reason));
                }
            }
        }

        return HitMerge.Of(hits);
    }

    // A reference to a secret is not a secret, and our own marker is never hit.
    private static bool IsPlaceholder(ReadOnlySpan<char> value) =>
        value.IsEmpty
        || value[0] is '$' or '<' or '{' or '%' or '['
        || value.Contains(Placeholder.Text, StringComparison.Ordinal)
        || value.StartsWith("process.env", StringComparison.Ordinal)
        || value.StartsWith("os.environ", StringComparison.Ordinal)
        || value.TrimStart("*xX.…").IsEmpty
        || value is "null" or "true" or "false" or "none" or "None" or "undefined";
}
