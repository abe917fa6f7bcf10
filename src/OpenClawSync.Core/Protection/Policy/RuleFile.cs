using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenClawSync.Detection.UserRules;

namespace OpenClawSync.Protection.Policy;

/// <summary>
/// The custom rules of an organization, in the TOML format of gitleaks. An unsupported setting is an error and never ignored.
/// </summary>
/// <param name="Rules">The rules, with the file's own allow lists in each.</param>
/// <param name="Disabled">The names of built-in rules to disable, each with its position.</param>
internal sealed partial record RuleFile(ImmutableArray<DetectionRule> Rules, ImmutableArray<SettingNode> Disabled)
{
    /// <summary>How many rules all files of a policy may have.</summary>
    public const int MaxRules = 1000;

    private const int MaxTextLength = 4000;
    private const int MaxNameLength = 64;

    public static RuleFile Read(string file, string text)
    {
        var table = new SettingTable(TomlSettings.Parse(file, text));
        foreach (var name in (string[])["title", "description", "minVersion"])
        {
            table.Text(name, MaxTextLength);
        }

        var disabled = Extend(table.Table("extend"));
        var shared = RuleAllowList.ReadAll(table, isShared: true);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var rules = table.Tables("rules", MaxRules).Select(rule => Rule(rule, shared, names)).ToImmutableArray();
        table.RejectUnknown();
        if (rules.IsEmpty && shared.Count > 0)
        {
            throw table.Node.Invalid(
                "the file has allow lists and no rules, but its allow lists apply only to its own rules; "
                    + "the \"allow\" setting of a policy applies to all rules"
            );
        }

        foreach (var (target, _) in shared.SelectMany(list => list.Targets.Select(target => (target, list))))
        {
            if (!names.Contains(target.Text))
            {
                throw target.Invalid("names no rule of this file");
            }
        }

        return new RuleFile(rules, disabled);
    }

    private static ImmutableArray<SettingNode> Extend(SettingTable? extend)
    {
        if (extend is null)
        {
            return [];
        }

        if (extend.Boolean("useDefault") == false)
        {
            throw extend.Node.Invalid("cannot turn the built-in rules off; disable them one by one");
        }

        var disabled = extend.Texts("disabledRules", MaxNameLength);
        extend.RejectUnknown();
        return [.. disabled];
    }

    private static DetectionRule Rule(SettingTable table, IReadOnlyList<RuleAllowList> shared, HashSet<string> names)
    {
        var id = table.FindText("id", MaxNameLength) ?? throw table.Node.Invalid("has no id");
        var name = id.Text;
        if (!RuleName().IsMatch(name))
        {
            throw id.Invalid("must be letters, digits, dots, dashes and underscores");
        }

        if (!names.Add(name))
        {
            throw id.Invalid("is the id of another rule");
        }

        table.Text("description", MaxTextLength);
        table.Texts("tags", MaxTextLength);
        var regex =
            table.FindText("regex", MaxTextLength) ?? throw table.Node.Invalid("has no regex; rules with a path alone are not supported");
        var path = table.FindText("path", MaxTextLength);
        var allow = RuleAllowList.ReadAll(table, isShared: false).Concat(shared.Where(list => list.AppliesTo(name)));
        var rule = new DetectionRule(name, Expression.Parse(regex))
        {
            Keywords = [.. table.Texts("keywords", MaxTextLength).Select(word => word.Text.ToLowerInvariant())],
            MinEntropy = table.Number("entropy", 0, 16) ?? 0,
            SecretGroup = table.Integer("secretGroup", 0, 99) is > 0 and var group ? group : null,
            Path = path is null ? null : Expression.Parse(path),
            Allow = [.. allow.Select(list => list.Rule)],
        };
        if (rule.SecretGroup > new RegexRule(rule).Groups)
        {
            throw table.Find("secretGroup")!.Invalid("is more than the number of groups in the regex");
        }

        table.RejectUnknown();
        return rule;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RuleName();
}

/// <summary>An allow list in a rule file: <c>[allowlist]</c>, the older form, or one of <c>[[allowlists]]</c>.</summary>
/// <param name="Rule">What is allowed.</param>
/// <param name="Targets">The ids of the rules it applies to; empty for all rules of the file.</param>
internal sealed record RuleAllowList(AllowRule Rule, IReadOnlyList<SettingNode> Targets)
{
    private const int MaxTextLength = 4000;

    public bool AppliesTo(string ruleId) => Targets.Count == 0 || Targets.Any(target => target.Text == ruleId);

    /// <param name="owner">A rule, or the whole file.</param>
    /// <param name="isShared">Whether the owner is the file, whose allow lists may name the rules they apply to.</param>
    public static IReadOnlyList<RuleAllowList> ReadAll(SettingTable owner, bool isShared)
    {
        var single = owner.Table("allowlist");
        IEnumerable<SettingTable> all = [.. single is null ? [] : new[] { single }, .. owner.Tables("allowlists")];
        return [.. all.Select(table => Read(table, isShared))];
    }

    private static RuleAllowList Read(SettingTable table, bool isShared)
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
            Patterns = [.. table.Texts("regexes", MaxTextLength, RuleFile.MaxRules).Select(Expression.Parse)],
            Paths = [.. table.Texts("paths", MaxTextLength, RuleFile.MaxRules).Select(Expression.Parse)],
            StopWords = [.. table.Texts("stopwords", MaxTextLength).Select(word => word.Text.ToLowerInvariant())],
        };
        var targets = isShared ? table.Texts("targetRules", MaxTextLength) : [];
        table.RejectUnknown();
        return rule.Patterns.Count + rule.Paths.Count + rule.StopWords.Count > 0
            ? new RuleAllowList(rule, targets)
            : throw table.Node.Invalid("has neither regexes nor stopwords nor paths");
    }
}
