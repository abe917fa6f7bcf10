using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A Mission Control: where protected records, cursors and the run log are kept.</summary>
internal interface ISyncTarget : IDisposable
{
    /// <summary>How people know it, as they gave it: to be masked before it is printed.</summary>
    string Name { get; }

    /// <summary>The cursors of an instance.</summary>
    Cursors ReadCursors(InstanceId instance);

    /// <summary>Whether the record of this stamp was acknowledged before and its row is still there.</summary>
    bool Knows(RecordKind kind, byte[] stamp);

    /// <summary>What is known of a part of a source; null when not all of it arrived here, or something of it is gone again.</summary>
    SeenPart? FindPart(InstanceId instance, RecordKind kind, byte[] key);

    /// <summary>What a push would do to each record. Writes nothing.</summary>
    IReadOnlyList<PushStatus> Plan(IReadOnlyList<ProtectedRecord> records);

    /// <summary>Upserts the batch in one transaction.</summary>
    /// <returns>What became of each item, in order.</returns>
    IReadOnlyList<PushStatus> Commit(TargetBatch batch, InstanceId instance, CancellationToken cancellationToken);

    /// <summary>The run log, newest first.</summary>
    IEnumerable<SyncRun> ReadRuns();
}
