using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Runs;

/// <summary>What an operator asks of a sync. What is null is not given, and has the policy's value or the default. Paths are absolute.</summary>
internal sealed record SyncRequest
{
    /// <summary>A home, a starter file or a URL.</summary>
    public string? Source { get; init; }

    /// <summary>The bearer token of a source URL.</summary>
    public string? SourceToken { get; init; }

    /// <summary>The file of a target, or the URL of an ingest endpoint.</summary>
    public string? Target { get; init; }

    /// <summary>The bearer token of an endpoint.</summary>
    public string? IngestToken { get; init; }

    public string? PolicyPath { get; init; }

    /// <summary>The maximum length of snippets and summaries, in UTF-16 code units.</summary>
    public int? SnippetLength { get; init; }

    public RecordFilter Filter { get; init; } = RecordFilter.All;

    /// <summary>Tells this OpenClaw apart from others in the same target.</summary>
    public string? InstanceId { get; init; }

    public TimeSpan ReplayWindow { get; init; } = SyncOptions.DefaultReplayWindow;

    /// <summary>Sends every record, known or not.</summary>
    public bool Full { get; init; }

    public int BatchSize { get; init; } = Connections.TargetOptions.DefaultBatchSize;

    public bool? Prune { get; init; }

    public int? PrunePercent { get; init; }

    /// <summary>Where the report goes; null for the state folder.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The policy of the file, or the default one.</summary>
    /// <exception cref="OpenClawSyncException">The file cannot be read.</exception>
    public ProtectionPolicy ReadPolicy()
    {
        var policy = PolicyPath is null ? ProtectionPolicy.Default : PolicyFile.Read(PolicyPath);
        return SnippetLength is { } length ? policy with { SnippetLength = length } : policy;
    }

    /// <summary>The options of the run under a policy.</summary>
    public SyncOptions OptionsUnder(ProtectionPolicy policy, Func<string, string?> environment) =>
        new()
        {
            Filter = Filter,
            Instance = Records.InstanceId.Choose(InstanceId, environment, policy.Instance),
            ReplayWindow =
                ReplayWindow >= TimeSpan.Zero && ReplayWindow <= SyncOptions.MaxReplayWindow
                    ? ReplayWindow
                    : throw new OpenClawSyncException(
                        ErrorIds.ReplayWindowInvalid,
                        $"A replay window is between nothing and {SyncOptions.MaxReplayWindow.TotalDays} days."
                    ),
            Full = Full,
            BatchSize = BatchSize,
            Prune = Prune ?? policy.Prune.IsEnabled ? new PruneOptions(PrunePercent ?? policy.Prune.MaxPercent) : null,
        };
}
