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
internal readonly record struct KnownRow(StoredRecord Record, RowStanding Standing);
