using System.Collections.Immutable;

namespace OpenClawSync.Protection;

/// <summary>What was taken out of one record: where, why, by which rule, and the raw values, which leave as a keyed hash only.</summary>
internal sealed class RedactionNotes
{
    private readonly SortedSet<string> _reasons = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _countByRule = new(StringComparer.Ordinal);

    /// <summary>The raw value at each path.</summary>
    public SortedDictionary<string, object> RawByPath { get; } = new(StringComparer.Ordinal);

    public string Reasons => string.Join(',', _reasons);

    public ImmutableSortedDictionary<string, int> CountByRule => _countByRule.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public void Add(string path, object rawValue, string ruleId, string reason)
    {
        RawByPath[path] = rawValue;
        _reasons.Add(reason);
        _countByRule[ruleId] = _countByRule.GetValueOrDefault(ruleId) + 1;
    }
}
