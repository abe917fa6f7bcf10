using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Detection;

/// <summary>Runs every rule over the text and merges what they find.</summary>
internal sealed class SecretDetector : ISecretDetector
{
    public static SecretDetector Default { get; } = new();

    // Marks that close what stands around a value rather than belong to it.
    private const string Closing = ")]}\"'`*.!?:";

    public string Version => "patterns/2";

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
                var value = secret.ValueSpan.EndsWith(Placeholder.Text) ? secret.ValueSpan : secret.ValueSpan.TrimEnd(Closing);
                if (!References.IsReference(value))
                {
                    hits.Add(new SecretHit(secret.Index, value.Length, rule.Id, rule.Reason));
                }
            }
        }

        return HitMerge.Of(hits);
    }
}
