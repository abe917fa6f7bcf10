using System.Collections.Immutable;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>All that a model endpoint holds, immutable, so that an older state is a backup.</summary>
internal sealed record EndpointState(string Identity)
{
    public ImmutableSortedDictionary<string, (RecordKind Kind, Row Row)> Rows { get; init; } =
        ImmutableSortedDictionary.Create<string, (RecordKind, Row)>(StringComparer.Ordinal);

    /// <summary>The source that claims the instance.</summary>
    public string? Claim { get; init; }

    public string? LastRunId { get; init; }

    public string? LastRunIdFor(string source) => Claim == source ? LastRunId : null;
}
