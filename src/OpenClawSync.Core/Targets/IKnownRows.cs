using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>What a target is known to hold.</summary>
internal interface IKnownRows : IDisposable
{
    /// <summary>Whether the record of this stamp was acknowledged under this key before and its row is still there.</summary>
    bool Knows(string sourceKey, byte[] recordHash);

    /// <summary>Whether the record of this stamp is kept as a dead letter.</summary>
    bool KeepsDeadLetter(string sourceKey, byte[] recordHash);

    /// <summary>Whether a row of this key was acknowledged under the present policy.</summary>
    bool HasCurrent(string sourceKey);

    /// <summary>What is known of a part of a source; null when not all of it arrived here, or something of it is gone again.</summary>
    SyncedUnit? FindUnit(RecordKind kind, byte[] key);
}
