using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>What is written to a target in one transaction.</summary>
internal sealed record TargetBatch
{
    public IReadOnlyList<PushItem> Items { get; init; } = [];

    /// <summary>The keys whose rows become tombstones.</summary>
    public IReadOnlyList<RowKey> Removed { get; init; } = [];

    /// <summary>
    /// The keys whose rows are deleted, because the current policy finds something in the key itself. A row under another key replaces
    /// each. The run log has no separate count for them; they count as removed.
    /// </summary>
    public IReadOnlyList<RowKey> Deleted { get; init; } = [];

    /// <summary>Records that failed before they could be pushed.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters { get; init; } = [];

    /// <summary>The ids of dead letters whose records are unchanged in the source.</summary>
    public IReadOnlyList<string> KeptDeadLetters { get; init; } = [];

    /// <summary>The source units that these items and earlier ones complete.</summary>
    public IReadOnlyList<SyncedUnit> Units { get; init; } = [];

    /// <summary>The source units of which some of these items change rows, so that what was remembered of them no longer holds.</summary>
    public IReadOnlyList<UnitKey> ReopenedUnits { get; init; } = [];

    /// <summary>The places of the source to remember.</summary>
    public IReadOnlyList<SyncedPlace> Places { get; init; } = [];

    /// <summary>The names of places to forget.</summary>
    public IReadOnlyList<string> ForgottenPlaces { get; init; } = [];

    /// <summary>The new cursors of the instance, to be stored once the items are.</summary>
    public Cursors? Cursors { get; init; }

    /// <summary>
    /// The kinds that the run read completely, so that a dead letter without a record that it did not report again is resolved.
    /// </summary>
    public RecordKinds Whole { get; init; } = RecordKinds.None;

    /// <summary>Whether no row from before the current policy is left.</summary>
    public bool IsClean { get; init; }

    /// <summary>The row of the run log to write; null for none.</summary>
    public SyncRun? Run { get; init; }
}
