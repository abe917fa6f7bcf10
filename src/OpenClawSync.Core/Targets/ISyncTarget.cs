using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>
/// A Mission Control opened for writing by one source under one instance. It keeps protected records, cursors and the run log.
/// </summary>
internal interface ISyncTarget : IDisposable
{
    /// <summary>The display name, as the user gave it. Mask it before printing.</summary>
    string Name { get; }

    /// <summary>The number of batches it can take in parallel.</summary>
    int BatchesAtOnce { get; }

    /// <summary>
    /// Verifies before anything is read that the target is writable and still the same target. If it is another one, what was recorded
    /// about it is reset.
    /// </summary>
    RunBeginning Begin(RunStart start, CancellationToken cancellationToken);

    Cursors ReadCursors();

    /// <summary>Opens a lookup of its known rows that can be used on another thread while batches are committed.</summary>
    IKnownRows OpenKnown();

    /// <summary>
    /// Upserts the batch. Cursors and source units take effect once every item is stored, or kept as a dead letter. What is lost when the
    /// process dies is sent again by the next run, which has no further effect.
    /// </summary>
    /// <returns>The outcome of each item, in order, then of each removed key and of each deleted key.</returns>
    IReadOnlyList<PushOutcome> Commit(TargetBatch batch, CancellationToken cancellationToken);

    /// <summary>The number of dead letters that are waiting, but not more than a limit, because counting reads all of them.</summary>
    long CountDeadLetters(int limit);

    /// <summary>The current state of a dead letter; null when it was resolved or removed.</summary>
    DeadLetter? FindDeadLetter(string id);

    /// <summary>
    /// Whether only this module deletes tombstones, so that a missing one was deleted by something else. A deployment also deletes those
    /// that are older than it keeps them.
    /// </summary>
    bool KeepsTombstones { get; }

    /// <summary>Whether rows from before the current policy may exist, and what has changed since.</summary>
    StaleRows Stale { get; }

    /// <summary>Reads the rows of this source that were not acknowledged under the current policy.</summary>
    IEnumerable<StoredRecord> ReadStale(CancellationToken cancellationToken);

    /// <summary>Reads all rows of the instance, including tombstones, except those of other sources and of starter scripts.</summary>
    IEnumerable<KnownRow> ReadKnown(CancellationToken cancellationToken);

    /// <summary>Reads the rows of this source whose tasks are queued or running, as far as the target is known to hold them.</summary>
    IReadOnlyList<StoredRecord> ReadOpenTasks();

    /// <summary>Reads the places of the source that earlier runs read.</summary>
    IReadOnlyList<SyncedPlace> ReadPlaces();

    /// <summary>The keys of the runs of jobs of this source that started before a time, in key order.</summary>
    /// <param name="cutoff">The time.</param>
    /// <param name="after">Only keys after this one are listed; empty for all.</param>
    /// <param name="maxCount">The maximum number of keys.</param>
    IReadOnlyList<string> FindRunsBefore(DateTimeOffset cutoff, string after, int maxCount);

    /// <summary>Starts collecting the keys that a pass sees.</summary>
    ISeenKeys OpenSeen();
}

/// <summary>Whether rows from before the current policy may exist.</summary>
/// <param name="MayBeThere">Whether they may.</param>
/// <param name="KeyRotated">The installation key was rotated, so keys with masked segments are superseded.</param>
/// <param name="LayoutChanged">Notes are split differently, so the keys of memory entries are superseded.</param>
internal sealed record StaleRows(bool MayBeThere, bool KeyRotated, bool LayoutChanged);
