using System.Collections.Immutable;
using OpenClawSync.Detection.Scanning;
using OpenClawSync.Detection.UserRules;
using OpenClawSync.Fingerprint;

namespace OpenClawSync.Protection.Policy;

/// <summary>What an operator declares not to be a secret although a rule finds it.</summary>
internal sealed record AllowList
{
    public static AllowList Empty { get; } = new();

    /// <summary>Values, as keyed hashes <c>hmac1:keyId:hex</c>; hashes by the key of another installation match nothing here.</summary>
    public ImmutableSortedSet<string> Values { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Expressions, one of which must match the whole hit, because adjacent hits are merged into one.</summary>
    public ImmutableArray<string> Patterns { get; init; } = [];

    /// <summary>Globs of notes and files that are not scanned.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    public bool IsEmpty => Values.IsEmpty && Patterns.IsEmpty && Paths.IsEmpty;

    /// <summary>Every setting, in a fixed order, for the policy id.</summary>
    public object?[] Parts() => [Values, Patterns.Order(StringComparer.Ordinal), Paths.Order(StringComparer.Ordinal)];
}

/// <summary>Removes the hits whose value an allow list allows.</summary>
internal sealed class AllowedValues(AllowList list, InstallationKey key)
{
    // The whole value must match, because adjacent hits are merged and an allowed one must not exempt its neighbor.
    private readonly LinearRegex[] _patterns = [.. list.Patterns.Select(pattern => LinearRegex.Create($"^(?:{pattern})\\z"))];

    public bool IsEmpty => list.Values.IsEmpty && _patterns.Length == 0;

    /// <summary>The hits without those that are allowed.</summary>
    public IReadOnlyList<SecretHit> Filter(ReadOnlySpan<char> text, IReadOnlyList<SecretHit> hits)
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
