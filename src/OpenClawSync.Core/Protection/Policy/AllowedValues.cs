using System.Text.RegularExpressions;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.UserRules;
using OpenClawSync.Fingerprint;

namespace OpenClawSync.Protection.Policy;

/// <summary>Tells the hits that a policy allows by their value from the others.</summary>
internal sealed class AllowedValues(AllowList list, InstallationKey key)
{
    // All of the value must match: hits that touch are one, and what is allowed must not free its neighbour.
    private readonly Regex[] _patterns = [.. list.Patterns.Select(pattern => LinearRegex.Create($"^(?:{pattern})\\z"))];

    public bool IsEmpty => list.Values.IsEmpty && _patterns.Length == 0;

    public IReadOnlyList<SecretHit> Without(ReadOnlySpan<char> text, IReadOnlyList<SecretHit> hits)
    {
        var kept = new List<SecretHit>(hits.Count);
        foreach (var hit in hits)
        {
            if (!Allows(text.Slice(hit.Start, hit.Length)))
            {
                kept.Add(hit);
            }
        }

        return kept.Count == hits.Count ? hits : kept;
    }

    private bool Allows(ReadOnlySpan<char> value)
    {
        foreach (var pattern in _patterns)
        {
            if (pattern.IsMatch(value))
            {
                return true;
            }
        }

        return !list.Values.IsEmpty && list.Values.Contains(ValueHash.Compute(value, key));
    }
}
