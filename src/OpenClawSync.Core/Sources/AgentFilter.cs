using System.Collections.Immutable;
using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Selects agents by names and patterns. By default it selects all.</summary>
internal sealed record AgentFilter
{
    public static AgentFilter All { get; } = new();

    /// <summary>The names and patterns; empty for all agents.</summary>
    public ImmutableArray<NamePattern> Wanted { get; init; } = [];

    /// <summary>The agents that the source is known to have, with or without records.</summary>
    public ImmutableArray<string> Known { get; init; } = [];

    public bool IsAll => Wanted.IsEmpty;

    /// <summary>Selects agents by name, ignoring case.</summary>
    public static AgentFilter Of(params ReadOnlySpan<string> names) => new() { Wanted = [.. names.ToArray().Select(NamePattern.Of)] };

    public bool Wants(string? agent) => IsAll || (agent is not null && Wanted.Any(pattern => pattern.Matches(agent)));
}
