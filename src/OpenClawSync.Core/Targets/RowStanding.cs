namespace OpenClawSync.Targets;

/// <summary>What the ledger of a source knows about a stored row.</summary>
internal enum RowStanding
{
    /// <summary>The source never wrote the row, although its key belongs to the instance.</summary>
    Unknown,

    /// <summary>The source wrote the row, and its record was there.</summary>
    Stored,

    /// <summary>The source made the row a tombstone.</summary>
    Removed,
}

/// <summary>A stored row, and what the ledger knows about it.</summary>
/// <param name="Record">The row.</param>
/// <param name="Standing">Whether the source wrote it.</param>
/// <param name="Fingerprint">The fingerprint with which it was acknowledged; null when unknown.</param>
internal readonly record struct KnownRow(StoredRecord Record, RowStanding Standing, string? Fingerprint)
{
    /// <summary>
    /// Whether the row has another fingerprint than the one that was acknowledged, so that something else changed both its content and
    /// its fingerprint.
    /// </summary>
    public bool IsReplaced => Fingerprint is not null && Fingerprint != Record.Fingerprint;
}
