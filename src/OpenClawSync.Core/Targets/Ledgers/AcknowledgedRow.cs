namespace OpenClawSync.Targets.Ledgers;

/// <summary>What is remembered of a row that the target acknowledged.</summary>
/// <param name="RecordHash">The keyed hash of the raw record; null when it is not known or counts no more.</param>
/// <param name="Generation">Under which policy it was acknowledged.</param>
/// <param name="IsRemoved">Whether it was made a tombstone.</param>
/// <param name="RowHash">A hash of the whole row as a remote target has it; null where that is not known.</param>
/// <param name="Fingerprint">The fingerprint a remote target has; null where that is not known.</param>
internal sealed record AcknowledgedRow(byte[]? RecordHash, long Generation, bool IsRemoved, byte[]? RowHash, string? Fingerprint);
