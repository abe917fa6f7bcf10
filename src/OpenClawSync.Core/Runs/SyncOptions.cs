using OpenClawSync.Connections;
using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Runs;

/// <summary>What an operator may choose for a run.</summary>
internal sealed record SyncOptions
{
    public static TimeSpan DefaultReplayWindow { get; } = TimeSpan.FromMinutes(5);

    public static TimeSpan MaxReplayWindow { get; } = TimeSpan.FromDays(3650);

    public RecordFilter Filter { get; init; } = RecordFilter.All;

    public InstanceId Instance { get; init; } = InstanceId.None;

    /// <summary>Records that changed this long before the cursor or later are sent again, whatever is known of them.</summary>
    public TimeSpan ReplayWindow { get; init; } = DefaultReplayWindow;

    /// <summary>Sends every record, known or not.</summary>
    public bool Full { get; init; }

    /// <summary>Whether rows whose records are gone become tombstones, and how many at most; null to let them be.</summary>
    public PruneOptions? Prune { get; init; }

    /// <summary>Whether any become one: only a pass over everything tells what is gone.</summary>
    public bool IsPruning => Prune is not null && Filter.IsWhole;

    /// <summary>What was found amiss on the way to the run, to be told with it.</summary>
    public IReadOnlyList<Problem> Found { get; init; } = [];

    public int BatchSize { get; init; } = TargetOptions.DefaultBatchSize;
}
