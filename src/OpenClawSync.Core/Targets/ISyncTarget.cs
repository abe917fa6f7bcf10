using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A Mission Control to be written to, by one source under one instance: where protected records, cursors and the run log are kept.</summary>
internal interface ISyncTarget : IDisposable
{
    /// <summary>How people know it, as they gave it: to be masked before it is printed.</summary>
    string Name { get; }

    /// <summary>How many batches it takes at once.</summary>
    int BatchesAtOnce { get; }

    /// <summary>
    /// Makes sure that the target can be written and is the one it was, before anything is read. What is remembered of a target
    /// that is another one now is forgotten.
    /// </summary>
    RunBeginning Begin(RunStart start, CancellationToken cancellationToken);

    Cursors ReadCursors();

    /// <summary>What is known of its rows, to be asked from another thread while batches are committed.</summary>
    IKnownRows OpenKnown();

    /// <summary>
    /// Upserts the batch. Cursors and parts count once every item is in, or kept as a dead letter; what of it is lost with the
    /// process is sent again by the next run, to no other effect.
    /// </summary>
    /// <returns>What became of each item, in order, then of each removed and of each erased key.</returns>
    IReadOnlyList<PushOutcome> Commit(TargetBatch batch, CancellationToken cancellationToken);

    /// <summary>How many dead letters wait.</summary>
    long CountDeadLetters();

    /// <summary>The dead letter of an id as it is now; null when it was settled or removed.</summary>
    DeadLetter? FindDeadLetter(string id);

    /// <summary>Whether rows may be left from before the present policy, and what changed since.</summary>
    StaleRows Stale { get; }

    /// <summary>The rows of this source that were not acknowledged under the present policy.</summary>
    IEnumerable<StoredRecord> ReadStale(CancellationToken cancellationToken);

    /// <summary>Makes room to note which keys a pass sees.</summary>
    ISeenKeys OpenSeen();
}
