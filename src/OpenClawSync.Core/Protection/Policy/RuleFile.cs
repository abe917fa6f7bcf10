using System.Collections.Immutable;
using System.Text.RegularExpressions;
using OpenClawSync.Detection.UserRules;

namespace OpenClawSync.Protection.Policy;

/// <summary>An organisation's own rules, in the TOML format of gitleaks. What is not supported is an error, never passed over.</summary>
/// <param name="Rules">The rules, with the file's own allow lists in each.</param>
/// <param name="Disabled">Rules of ours that are not to run, each with its place.</param>
internal sealed partial record RuleFile(ImmutableArray<DetectionRule> Rules, ImmutableArray<SettingNode> Disabled)
{
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
        var shared = AllowLists.Read(table, isShared: true);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var rules = table.Tables("rules").Select(rule => Rule(rule, shared, names)).ToImmutableArray();
        table.RequireNoOther();
        if (rules.IsEmpty && shared.Count > 0)
        {
            throw table.Node.Wrong(
                "the file has allow lists and no rules; they apply to its own rules only, and a policy's \"allow\" to all"
            );
        }

        foreach (var (target, _) in shared.SelectMany(list => list.Targets.Select(target => (target, list))))
        {
            if (!names.Contains(target.Text))
            {
                throw target.Wrong("names no rule of this file");
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

        if (extend.Truth("useDefault") == false)
        {
            throw extend.Node.Wrong("cannot turn the built-in rules off; disable them one by one");
        }

        var disabled = extend.Texts("disabledRules", MaxNameLength);
        extend.RequireNoOther();
        return [.. disabled];
    }

    private static DetectionRule Rule(SettingTable table, IReadOnlyList<AllowLists.Entry> shared, HashSet<string> names)
    {
        var id = table.FindText("id", MaxNameLength) ?? throw table.Node.Wrong("has no id");
        var name = id.Text;
        if (!RuleName().IsMatch(name))
        {
            throw id.Wrong("must be letters, digits, dots, dashes and underscores");
        }

        if (!names.Add(name))
        {
            throw id.Wrong("is the id of another rule");
        }

        table.Text("description", MaxTextLength);
        table.Texts("tags", MaxTextLength);
        var regex =
            table.FindText("regex", MaxTextLength)
            ?? throw table.Node.Wrong("has no regex; rules that go by a path alone are not supported");
        var path = table.FindText("path", MaxTextLength);
        var allow = AllowLists.Read(table, isShared: false).Concat(shared.Where(list => list.AppliesTo(name)));
        var rule = new DetectionRule(name, Expression.Parse(regex))
        {
            Keywords = [.. table.Texts("keywords", MaxTextLength).Select(word => (word.Text).ToLowerInvariant())],
            MinEntropy = table.Number("entropy", 0, 16) ?? 0,
            SecretGroup = table.Whole("secretGroup", 0, 99) is > 0 and var group ? group : null,
            Path = path is null ? null : Expression.Parse(path),
            Allow = [.. allow.Select(list => list.Rule)],
        };
        if (rule.SecretGroup > new RegexRule(rule).Groups)
        {
            throw table.Find("secretGroup")!.Wrong("is more than the groups of the regex");
        }

        table.RequireNoOther();
        return rule;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex RuleName();
}
