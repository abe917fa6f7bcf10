using System.Text;
using OpenClawSync.Detection.Rules.BuiltIn;

namespace OpenClawSync.Generators;

/// <summary>The documentation page that lists all built-in rules.</summary>
internal static class RuleDocument
{
    public static string ToMarkdown()
    {
        var table = new StringBuilder(
            "# Redaction rules\n\nEvery rule that ships with the module, by family. A policy disables a rule by its name.\n\n"
        ).Append("| rule | family | finds secrets of |\n|---|---|---|\n");
        foreach (
            var rule in RuleTable.All.OrderBy(rule => rule.Reason, StringComparer.Ordinal).ThenBy(rule => rule.Id, StringComparer.Ordinal)
        )
        {
            table.Append("| `").Append(rule.Id).Append("` | ").Append(rule.Reason).Append(" | ").Append(rule.Provider).Append(" |\n");
        }

        return table.ToString();
    }
}
