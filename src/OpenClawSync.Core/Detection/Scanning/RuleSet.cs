using System.Collections.Frozen;
using OpenClawSync.Detection.Rules.BuiltIn;
using OpenClawSync.Detection.UserRules;

namespace OpenClawSync.Detection.Scanning;

/// <summary>The rules in force: the built-in rules that are not disabled, the extra key names, and the user's own rules.</summary>
internal sealed class RuleSet
{
    private readonly FrozenSet<string> _disabled;

    public RuleSet(DetectorOptions options)
    {
        _disabled = options.DisabledRules.ToFrozenSet(StringComparer.Ordinal);
        Tokens = new PrefixIndex(BuiltInRules.Tokens.Where(rule => IsEnabled(rule.Id)));
        ExtraNames = ExtraNames.Create(options.ExtraKeyNames);
        UserRules = [.. options.ExtraRules.Where(rule => IsEnabled(rule.Id)).Select(rule => new RegexRule(rule))];
    }

    public PrefixIndex Tokens { get; }

    /// <summary>The names of keys that the policy adds; null for none.</summary>
    public ExtraNames? ExtraNames { get; }

    public RegexRule[] UserRules { get; }

    public bool IsEnabled(string ruleId) => _disabled.Count == 0 || !_disabled.Contains(ruleId);
}
