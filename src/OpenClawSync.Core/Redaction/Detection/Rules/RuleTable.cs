using System.Text;

namespace OpenClawSync.Redaction.Detection;

/// <summary>All built-in rules in one list, and as the table that the documentation shows.</summary>
internal static class RuleTable
{
    public static IReadOnlyList<IRuleInfo> All { get; } = [.. BuiltInRules.Tokens, .. StructureRules.All];

    public static string ToMarkdown()
    {
        var table = new StringBuilder("# Redaction rules\n\nEvery rule that ships with the module, by family. A policy disables a rule by its name.\n\n")
            .Append("| rule | family | finds secrets of |\n|---|---|---|\n");
        foreach (var rule in All.OrderBy(rule => rule.Reason, StringComparer.Ordinal).ThenBy(rule => rule.Id, StringComparer.Ordinal))
            table.Append("| `").Append(rule.Id).Append("` | ").Append(rule.Reason).Append(" | ").Append(rule.Provider).Append(" |\n");
        return table.ToString();
    }
}
