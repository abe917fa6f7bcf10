using System.Collections.Immutable;

namespace OpenClawSync.Protection.Policy;

/// <summary>What an operator says is no secret although a rule finds it.</summary>
internal sealed record AllowList
{
    public static AllowList Empty { get; } = new();

    /// <summary>Values, as their keyed hashes <c>hmac1:keyId:hex</c>; those of another installation's key match nothing here.</summary>
    public ImmutableSortedSet<string> Values { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Expressions; one of them must match all of what was found, because hits that touch are one.</summary>
    public ImmutableArray<string> Patterns { get; init; } = [];

    /// <summary>Globs of notes and files in which nothing is looked for.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    public bool IsEmpty => Values.IsEmpty && Patterns.IsEmpty && Paths.IsEmpty;

    /// <summary>Every choice, in a fixed order, for the policy id.</summary>
    public object?[] Parts() => [Values, Patterns.Order(StringComparer.Ordinal), Paths.Order(StringComparer.Ordinal)];
}
