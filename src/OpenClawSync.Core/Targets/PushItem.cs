using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A protected record to be pushed, with the hash of the raw record it was made from.</summary>
/// <param name="Record">What to store.</param>
/// <param name="RecordHash">
/// The keyed hash of the raw record; null when it is unknown, which also discards the hash recorded for the key before.
/// </param>
internal sealed record PushItem(ProtectedRecord Record, byte[]? RecordHash)
{
    /// <summary>The id of the dead letter that this push resolves, where it differs from the key.</summary>
    public string? DeadLetter { get; init; }

    /// <summary>When the record was found to be missing, for a row to be stored as a tombstone; null for one that is there.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Whether the row was not a tombstone before, so that a run counts it as removed.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>
    /// Whether it restores a row that something else changed or added in the target, so that a run counts it as repaired.
    /// </summary>
    public bool IsRepair { get; init; }

    /// <summary>
    /// Whether the row is current in its content but not in its key, so that the next run reads it as stale once more.
    /// </summary>
    public bool StaysStale { get; init; }

    /// <summary>The row to store, without its time of change, which the target sets.</summary>
    public Row Row => Record.Row.With("updatedAt", null).With("removedAt", RemovedAt);

    /// <summary>A hash that no record has, for rows that were made from what a target stored.</summary>
    public static byte[] NoRecordHash { get; } = [];
}

/// <summary>The outcome of one item of a batch.</summary>
/// <param name="Status">What happened to it.</param>
/// <param name="Notes">Why, for an item that failed: a reason without any value of the row.</param>
/// <param name="Attempts">How often it was sent; 0 when the target was known to have it.</param>
internal sealed record PushOutcome(PushStatus Status, string? Notes = null, int Attempts = 1);
