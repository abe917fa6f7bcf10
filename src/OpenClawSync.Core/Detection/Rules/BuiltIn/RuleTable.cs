namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>All built-in rules in one list.</summary>
internal static class RuleTable
{
    public static IReadOnlyList<IRuleInfo> All { get; } = [.. BuiltInRules.Tokens, .. StructureRules.All];
}
