using OpenClawSync.Detection.UserRules;

namespace OpenClawSync.Protection.Policy;

/// <summary>The allow lists of a rule or of a whole rule file: <c>[allowlist]</c>, the older form, and <c>[[allowlists]]</c>.</summary>
internal static class AllowLists
{
    private const int MaxTextLength = 4000;

    public static IReadOnlyList<Entry> Read(SettingTable owner, bool isShared)
    {
        var single = owner.Table("allowlist");
        IEnumerable<SettingTable> all = [.. single is null ? [] : new[] { single }, .. owner.Tables("allowlists")];
        return [.. all.Select(table => ReadOne(table, isShared))];
    }

    private static Entry ReadOne(SettingTable table, bool isShared)
    {
        table.Text("description", MaxTextLength);
        var rule = new AllowRule
        {
            All = table.OneOf("condition", "OR", "AND", "or", "and", "||", "&&") is "AND" or "and" or "&&",
            Target = table.OneOf("regexTarget", "secret", "match", "line") switch
            {
                "match" => AllowTarget.Match,
                "line" => AllowTarget.Line,
                _ => AllowTarget.Secret,
            },
            Patterns = [.. table.Texts("regexes", MaxTextLength).Select(Expression.Parse)],
            Paths = [.. table.Texts("paths", MaxTextLength).Select(Expression.Parse)],
            StopWords = [.. table.Texts("stopwords", MaxTextLength).Select(word => (word.Text).ToLowerInvariant())],
        };
        var targets = isShared ? table.Texts("targetRules", MaxTextLength) : [];
        table.RequireNoOther();
        return rule.Patterns.Count + rule.Paths.Count + rule.StopWords.Count > 0
            ? new Entry(rule, targets)
            : throw table.Node.Wrong("has neither regexes nor stopwords nor paths");
    }

    /// <summary>An allow list, and the rules it is for; all of them when none is named.</summary>
    internal sealed record Entry(AllowRule Rule, IReadOnlyList<SettingNode> Targets)
    {
        public bool AppliesTo(string ruleId) => Targets.Count == 0 || Targets.Any(target => target.Text == ruleId);
    }
}
