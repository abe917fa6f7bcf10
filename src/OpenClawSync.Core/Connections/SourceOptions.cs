using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage;
using OpenClawSync.Transport;

namespace OpenClawSync.Connections;

/// <summary>Options for opening a source.</summary>
/// <param name="Environment">Reads an environment variable.</param>
/// <param name="Snapshots">The folder for snapshots of live databases.</param>
internal sealed record SourceOptions(Func<string, string?> Environment, SnapshotFolder Snapshots)
{
    /// <summary>The bearer token for a URL; null for the one in the environment.</summary>
    public string? Token { get; init; }

    /// <summary>What the operator says about an OpenClaw home.</summary>
    public HomeSettings Home { get; init; } = HomeSettings.Default;

    /// <summary>Reads the states of files of a home.</summary>
    public FileStateReader FileStates { get; init; } = FileStateReader.Default;

    public RetryOptions Retry { get; init; } = RetryOptions.Default;

    /// <summary>The clock for local sources. That of a URL is in <see cref="Retry" />.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
