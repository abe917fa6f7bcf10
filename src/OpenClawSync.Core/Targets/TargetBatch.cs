using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>What is written to a target at once: all of it or nothing.</summary>
internal sealed record TargetBatch
{
    public IReadOnlyList<PushItem> Items { get; init; } = [];

    /// <summary>Keys whose rows become tombstones.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Keys whose rows must not stay at all, since the keys themselves tell too much.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];

    /// <summary>Records that did not come as far as to be pushed.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters { get; init; } = [];

    /// <summary>The ids of dead letters whose records are still at the source as they were.</summary>
    public IReadOnlyList<string> KeptDeadLetters { get; init; } = [];

    /// <summary>The parts of which these and earlier items were the last that was missing.</summary>
    public IReadOnlyList<SyncedUnit> Units { get; init; } = [];

    /// <summary>Where the cursors of the instance move to, once the items are in.</summary>
    public Cursors? Cursors { get; init; }

    /// <summary>The kinds of which the run looked at everything there is: what it did not report again is mended.</summary>
    public RecordKinds Whole { get; init; } = RecordKinds.None;

    /// <summary>Whether no row of an earlier policy is left.</summary>
    public bool IsClean { get; init; }

    /// <summary>The row of the run log to write; null for none.</summary>
    public SyncRun? Run { get; init; }
}
