namespace OpenClawSync.Detection.Rules.BuiltIn;

/// <summary>All built-in rules: those for tokens and those for structures.</summary>
internal static class RuleTable
{
    public static IReadOnlyList<IRuleInfo> All { get; } = [.. BuiltInRules.Tokens, .. StructureRules.All];
}
