using OpenClawSync.Records;
using OpenClawSync.Transport;

namespace OpenClawSync.Runs;

/// <summary>What opening a target needs to know.</summary>
/// <param name="Instance">Whose records go there.</param>
/// <param name="Time">The clock.</param>
internal sealed record TargetOptions(InstanceId Instance, TimeProvider Time)
{
    /// <summary>A keyed hash of the source's place; null when records do not say where they come from.</summary>
    public string? Source { get; init; }

    /// <summary>The bearer token the operator gave for an endpoint.</summary>
    public string? Token { get; init; }

    /// <summary>The most records in one transaction or request.</summary>
    public int BatchSize { get; init; } = BatchPusher.DefaultBatchSize;

    public RetryOptions Retry { get; init; } = RetryOptions.Default;
}
