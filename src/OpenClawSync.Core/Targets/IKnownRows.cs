using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Looks up what a target is known to hold.</summary>
internal interface IKnownRows : IDisposable
{
    /// <summary>
    /// Whether a record with this hash was acknowledged under this key in the current policy generation, and its row still exists. After a
    /// return to an earlier policy or key the hash is the same, but a row that is not acknowledged again is taken for one whose
    /// record is gone.
    /// </summary>
    bool Knows(string sourceKey, byte[] recordHash);

    /// <summary>Whether a record with this hash is kept as a dead letter.</summary>
    bool KeepsDeadLetter(string sourceKey, byte[] recordHash);

    /// <summary>Whether a record with this key is kept as a dead letter, whatever it contained.</summary>
    bool HasDeadLetter(string sourceKey);

    /// <summary>Whether a row with this key was acknowledged under the current policy.</summary>
    bool HasCurrent(string sourceKey);

    /// <summary>Whether there is a row with this key, whatever it contains and under whatever policy it was acknowledged.</summary>
    bool HasRow(string sourceKey);

    /// <summary>Whether the row with this key was removed.</summary>
    bool HasTombstone(string sourceKey);

    /// <summary>
    /// What was recorded about a source unit; null when the target did not acknowledge all of its records, or has lost some since.
    /// </summary>
    SyncedUnit? FindUnit(RecordKind kind, byte[] key);
}
