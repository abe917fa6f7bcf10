using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Runs;

/// <summary>The options of a run.</summary>
internal sealed record SyncOptions
{
    public static TimeSpan DefaultReplayWindow { get; } = TimeSpan.FromMinutes(5);

    public static TimeSpan MaxReplayWindow { get; } = TimeSpan.FromDays(3650);

    public RecordFilter Filter { get; init; } = RecordFilter.All;

    public InstanceId Instance { get; init; } = InstanceId.None;

    /// <summary>
    /// Records that changed no longer than this before the cursor are sent again, even when the target is known to have them.
    /// </summary>
    public TimeSpan ReplayWindow { get; init; } = DefaultReplayWindow;

    /// <summary>Sends every record, even those that the target is known to have.</summary>
    public bool Full { get; init; }

    /// <summary>
    /// Whether rows whose records are missing at the source become tombstones, and how many at most; null leaves such rows alone.
    /// </summary>
    public PruneOptions? Prune { get; init; }

    /// <summary>How long runs of jobs are kept after their start; null keeps them forever.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Whether the run prunes at all: only a pass over all records shows which are missing.</summary>
    public bool IsPruning => Prune is not null && Filter.IsWhole;

    /// <summary>The names of places of the source whose absence is on purpose; wildcards are allowed.</summary>
    public IReadOnlyList<string> AcceptMissing { get; init; } = [];

    /// <summary>Problems found while source and target were opened, to be reported with the run.</summary>
    public IReadOnlyList<Problem> StartupProblems { get; init; } = [];

    public int BatchSize { get; init; } = TargetOptions.DefaultBatchSize;
}
