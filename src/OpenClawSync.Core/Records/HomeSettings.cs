using System.Collections.Immutable;

namespace OpenClawSync.Records;

/// <summary>What an operator says about a home that the home itself does not.</summary>
internal sealed record HomeSettings
{
    public static HomeSettings Default { get; } = new();

    /// <summary>Where the folders are that the config names by paths of another system.</summary>
    public PathMap PathMap { get; init; } = PathMap.Empty;

    /// <summary>The names of further notes at the root of workspaces, such as <c>USER.md</c>, in any casing.</summary>
    public ImmutableHashSet<string> MemoryFiles { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same settings with further folders, which override those of the same name.</summary>
    public HomeSettings With(PathMap over) => this with { PathMap = PathMap.With(over) };
}
