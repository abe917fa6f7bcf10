using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Transport;

namespace OpenClawSync.Connections;

/// <summary>What opening a source needs to know.</summary>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="Snapshots">Where databases are copied to.</param>
internal sealed record SourceOptions(Func<string, string?> Environment, SnapshotFolder Snapshots)
{
    /// <summary>The bearer token the operator gave for a URL.</summary>
    public string? Token { get; init; }

    public RetryOptions Retry { get; init; } = RetryOptions.Default;

    /// <summary>The clock for local sources. That of a URL is in <see cref="Retry" />.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
