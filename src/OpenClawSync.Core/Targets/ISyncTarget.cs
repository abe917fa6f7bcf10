using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A Mission Control to be written to: where protected records, cursors and the run log are kept.</summary>
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
    void Begin(RunStart start, CancellationToken cancellationToken);

    /// <summary>The cursors of an instance.</summary>
    Cursors ReadCursors(InstanceId instance);

    /// <summary>Whether the record of this stamp was acknowledged before and its row is still there.</summary>
    bool Knows(RecordKind kind, byte[] stamp);

    /// <summary>What is known of a part of a source; null when not all of it arrived here, or something of it is gone again.</summary>
    SeenPart? FindPart(InstanceId instance, RecordKind kind, byte[] key);

    /// <summary>
    /// Upserts the batch. Cursors and parts count once every item is in, or kept as a dead letter; what of it is lost with the
    /// process is sent again by the next run, to no other effect.
    /// </summary>
    /// <returns>What became of each item, in order.</returns>
    IReadOnlyList<PushOutcome> Commit(TargetBatch batch, InstanceId instance, CancellationToken cancellationToken);
}
