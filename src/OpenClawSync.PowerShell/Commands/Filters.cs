using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Commands;

/// <summary>Makes the filter that -Kind, -Since, -Agent and -ExcludeSystem mean.</summary>
internal static class Filters
{
    public static RecordFilter Create(RecordKind[] kinds, DateTimeOffset? since, string[] agents, bool excludeSystem) =>
        new()
        {
            Kinds = RecordKinds.Of(kinds),
            Since = since,
            ExcludeSystem = excludeSystem,
            Agents = agents.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
        };
}
