using OpenClawSync.Records;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Transport;

namespace OpenClawSync.Connections;

/// <summary>What opening a target needs to know.</summary>
/// <param name="Instance">Whose records go there.</param>
/// <param name="Time">The clock.</param>
internal sealed record TargetOptions(InstanceId Instance, TimeProvider Time)
{
    public const int DefaultBatchSize = 200;

    /// <summary>Who writes; null when records do not say where they come from.</summary>
    public SourceName? Source { get; init; }

    /// <summary>Hears of what was wrong with what is remembered of the target.</summary>
    public Action<Problem> Report { get; init; } = _ => { };

    /// <summary>The bearer token the operator gave for an endpoint.</summary>
    public string? Token { get; init; }

    /// <summary>The most records in one transaction or request.</summary>
    public int BatchSize { get; init; } = DefaultBatchSize;

    public RetryOptions Retry { get; init; } = RetryOptions.Default;
}
