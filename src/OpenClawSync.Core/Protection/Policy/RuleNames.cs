using System.Collections.Frozen;
using OpenClawSync.Detection.Rules.BuiltIn;

namespace OpenClawSync.Protection.Policy;

/// <summary>The names of all rules that ship with the module, as policies disable them.</summary>
internal static class RuleNames
{
    public static FrozenSet<string> BuiltIn { get; } = RuleTable.All.Select(rule => rule.Id).ToFrozenSet(StringComparer.Ordinal);
}
