using System.Collections.Immutable;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Commands;

/// <summary>Makes the filter that -Kind, -Since and -Agent mean.</summary>
internal static class Filters
{
    public static RecordFilter Of(RecordKind[] kinds, DateTimeOffset? since, string[] agents) => new()
    {
        Kinds = [.. kinds.Distinct().Order()],
        Since = since,
        Agents = agents.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
    };
}
