using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A Mission Control: where protected records, cursors and the run log are kept.</summary>
internal interface ISyncTarget : IDisposable
{
    /// <summary>How people know it. Holds no secret.</summary>
    string Name { get; }

    /// <summary>The cursors of an instance.</summary>
    Cursors ReadCursors(InstanceId instance);

    /// <summary>Whether the record of this stamp was acknowledged before and its row is still there.</summary>
    bool Knows(RecordKind kind, byte[] stamp);

    /// <summary>What a push would do to each record. Writes nothing.</summary>
    IReadOnlyList<PushStatus> Plan(IReadOnlyList<ProtectedRecord> records);

    /// <summary>Upserts the batch in one transaction.</summary>
    /// <returns>What became of each item, in order.</returns>
    IReadOnlyList<PushStatus> Commit(TargetBatch batch, InstanceId instance);

    /// <summary>The run log, newest first.</summary>
    IEnumerable<SyncRun> ReadRuns();
}
