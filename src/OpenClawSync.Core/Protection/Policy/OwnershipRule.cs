using System.IO.Enumeration;

namespace OpenClawSync.Protection.Policy;

/// <summary>Who owns the rows of some agents, notes or kinds, and who may see them. What it leaves out comes from the defaults.</summary>
internal sealed record OwnershipRule
{
    /// <summary>A kind as the defaults name it, such as <c>memory</c> or <c>memory.daily</c>; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>A name of an agent, in which * and ? are wildcards, ignoring case; null for all.</summary>
    public string? Agent { get; init; }

    /// <summary>
    /// A pattern of paths of notes, as for allowed paths; null for all. A record without a path does not match a pattern.
    /// </summary>
    public string? Path
    {
        get;
        init => (field, _glob) = (value, value is null ? null : new PathGlob(value));
    }

    public string? Visibility { get; init; }

    public string? OwnerType { get; init; }

    public string? OwnerId { get; init; }

    private readonly PathGlob? _glob;

    public bool Matches(string kind, string? agent, string? path) =>
        (Kind is null || kind == Kind || kind.StartsWith(Kind + ".", StringComparison.Ordinal))
        && (Agent is null || (agent is not null && FileSystemName.MatchesSimpleExpression(Agent, agent, ignoreCase: true)))
        && (_glob is null || (path is not null && _glob.Matches(path)));

    /// <summary>The ownership of a row that matches.</summary>
    public Ownership Over(Ownership fallback) =>
        new(
            Visibility ?? fallback.Visibility,
            OwnerType ?? fallback.OwnerType,
            OwnerId ?? (OwnerType is null || OwnerType == fallback.OwnerType ? fallback.OwnerId : null)
        );

    /// <summary>Every setting, in a fixed order, for the policy id.</summary>
    public object?[] Parts() => [Kind, Agent, Path, Visibility, OwnerType, OwnerId];
}
