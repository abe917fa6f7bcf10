using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.State;

namespace OpenClawSync.Runs;

/// <summary>
/// What an operator asks of a sync. A null setting was not given; the policy or the default decides. Paths are absolute.
/// </summary>
internal sealed record SyncRequest
{
    /// <summary>The folder of an OpenClaw home, a starter file, or a URL.</summary>
    public string? Source { get; init; }

    /// <summary>The bearer token of a source URL.</summary>
    public string? SourceToken { get; init; }

    /// <summary>Where folders are that the config of a home names by paths of another system. It overrides the policy's.</summary>
    public PathMap PathMap { get; init; } = PathMap.Empty;

    /// <summary>The file of an embedded target, or the URL of an ingest endpoint.</summary>
    public string? Target { get; init; }

    /// <summary>The bearer token of an ingest endpoint.</summary>
    public string? IngestToken { get; init; }

    public string? PolicyPath { get; init; }

    /// <summary>The maximum length of snippets and summaries, in UTF-16 code units.</summary>
    public int? SnippetLength { get; init; }

    public RecordFilter Filter { get; init; } = RecordFilter.All;

    /// <summary>Distinguishes this OpenClaw from others in the same target.</summary>
    public string? InstanceId { get; init; }

    public TimeSpan ReplayWindow { get; init; } = SyncOptions.DefaultReplayWindow;

    /// <summary>Sends every record, even those that the target is known to have.</summary>
    public bool Full { get; init; }

    public int BatchSize { get; init; } = Connections.TargetOptions.DefaultBatchSize;

    public bool? Prune { get; init; }

    public int? PrunePercent { get; init; }

    /// <summary>The names of places of the source whose absence is on purpose; wildcards are allowed.</summary>
    public IReadOnlyList<string> AcceptMissing { get; init; } = [];

    /// <summary>The path of the report; null for the one in the state folder.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Reads the policy file that applies, or takes the default policy when there is none.</summary>
    /// <exception cref="OpenClawSyncException">The file cannot be read, or is invalid.</exception>
    public ProtectionPolicy ReadPolicy(StateFolder state) => ProtectionSettings.ReadPolicy(PolicyPath, state, SnippetLength);

    /// <summary>The options of the run under a policy.</summary>
    /// <exception cref="OpenClawSyncException">The instance id or the replay window is invalid.</exception>
    public SyncOptions ToOptions(ProtectionPolicy policy, StateFolder state, Func<string, string?> environment) =>
        new()
        {
            Filter = Filter,
            Instance = ProtectionSettings.FindInstance(InstanceId, policy, state, environment),
            ReplayWindow =
                ReplayWindow >= TimeSpan.Zero && ReplayWindow <= SyncOptions.MaxReplayWindow
                    ? ReplayWindow
                    : throw new OpenClawSyncException(
                        ErrorIds.ReplayWindowInvalid,
                        $"The replay window must be between 0 and {SyncOptions.MaxReplayWindow.TotalDays} days."
                    ),
            Full = Full,
            BatchSize = BatchSize,
            Retention = policy.Retention,
            Prune = Prune ?? policy.Prune.IsEnabled ? new PruneOptions(PrunePercent ?? policy.Prune.MaxPercent) : null,
            AcceptMissing = AcceptMissing,
        };
}
