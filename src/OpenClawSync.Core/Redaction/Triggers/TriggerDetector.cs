using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace OpenClawSync.Redaction.Triggers;

/// <summary>
/// The guide's plain triggers: key names, authorization headers, cookies, private keys and well-known prefixes, whatever the
/// value looks like. Where the rule engine weighs how random a value is, this one believes the name beside it: a weak password
/// is a password too.
/// </summary>
internal sealed class TriggerDetector(ImmutableArray<TriggerRule> rules) : ISecretDetector
{
    // Marks that close what stands around a value rather than belong to it.
    private const string Closing = ")]}\"'`*.:";

    public static TriggerDetector Default { get; } = new(TriggerRules.All);

    /// <summary>The triggers less those of the names given.</summary>
    public static TriggerDetector Without(IReadOnlyCollection<string> ruleIds) => new([.. TriggerRules.All.Where(rule => !ruleIds.Contains(rule.Id))]);

    public string Version => "triggers/1";

    public IReadOnlyList<SecretHit> Detect(ReadOnlySpan<char> text)
    {
        if (text.Length < TriggerRules.ShortestSecret)
        {
            return [];
        }

        List<SecretHit>? hits = null;
        string? whole = null;
        foreach (var rule in rules)
        {
            // Groups need a string; most text has no match and needs none.
            if (rule.Pattern.IsMatch(text))
            {
                Collect(rule, whole ??= text.ToString(), hits ??= []);
            }
        }

        return hits is null ? [] : HitMerge.Of(hits);
    }

    private static void Collect(TriggerRule rule, string text, List<SecretHit> hits)
    {
        foreach (Match match in rule.Pattern.Matches(text))
        {
            var secret = match.Groups["s"];
            var value = secret.ValueSpan.EndsWith(Placeholder.Text) ? secret.ValueSpan : secret.ValueSpan.TrimEnd(Closing);
            if (!References.IsReference(value) && (!rule.IsNamed || LooksSecret(value)))
            {
                hits.Add(new SecretHit(secret.Index, value.Length, rule.Id, rule.Reason));
            }
        }
    }

    // A plain word beside a name is a type, a choice or the start of a sentence.
    private static bool LooksSecret(ReadOnlySpan<char> value) =>
        !value.Contains("://", StringComparison.Ordinal)
        && value[0] is not ('/' or '~' or '.')
        && (value.ContainsAnyInRange('0', '9') || (value.Length >= 12 && value.ContainsAny('-', '_', '!')));
}
