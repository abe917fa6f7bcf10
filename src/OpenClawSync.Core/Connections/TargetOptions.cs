using OpenClawSync.Records;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Transport;

namespace OpenClawSync.Connections;

/// <summary>Options for opening a target.</summary>
/// <param name="Instance">The instance whose records it holds.</param>
/// <param name="Time">The clock.</param>
internal sealed record TargetOptions(InstanceId Instance, TimeProvider Time)
{
    public const int DefaultBatchSize = 200;

    /// <summary>The source that writes; null for records that do not name their source.</summary>
    public SourceName? Source { get; init; }

    /// <inheritdoc cref="LedgerName.Installation" />
    public string? Installation { get; init; }

    /// <summary>Receives problems with the ledger of the target.</summary>
    public Action<Problem> Report { get; init; } = _ => { };

    /// <summary>The bearer token for an endpoint; null for the one in the environment.</summary>
    public string? Token { get; init; }

    /// <summary>The maximum number of records in a transaction or request.</summary>
    public int BatchSize { get; init; } = DefaultBatchSize;

    /// <summary>What a SQLite target keeps.</summary>
    public TargetRetention Retention { get; init; } = TargetRetention.Default;

    public RetryOptions Retry { get; init; } = RetryOptions.Default;
}
