namespace OpenClawSync.Targets.Ledgers;

/// <summary>Distinguishes repairs from updates.</summary>
internal static class Repair
{
    /// <summary>
    /// The outcome of an item. A row that had to be written again although the target had acknowledged the same record under the same
    /// policy was changed by something else.
    /// </summary>
    /// <param name="ledger">The ledger, before the outcome is written to it.</param>
    /// <param name="item">The item.</param>
    /// <param name="status">What the target did with it.</param>
    public static PushStatus StatusOf(SyncLedger ledger, PushItem item, PushStatus status) =>
        status == PushStatus.Updated && (item.IsRepair || WasAcknowledged(ledger, item)) ? PushStatus.Repaired : status;

    /// <summary>A stored row with what the ledger knows about it.</summary>
    public static KnownRow Known(StoredRecord row, AcknowledgedRow? acknowledged) =>
        new(row, StandingOf(acknowledged), acknowledged?.Fingerprint);

    /// <summary>What the ledger knows about a row.</summary>
    public static RowStanding StandingOf(AcknowledgedRow? acknowledged) =>
        acknowledged switch
        {
            null => RowStanding.Unknown,
            { IsRemoved: true } => RowStanding.Removed,
            _ => RowStanding.Stored,
        };

    private static bool WasAcknowledged(SyncLedger ledger, PushItem item) =>
        item is { RecordHash: { Length: > 0 } hash, RemovedAt: null }
        && ledger.AcknowledgedRows.Find(item.Record.SourceKey) is { RecordHash: { } before, IsRemoved: false } known
        && known.Generation == ledger.State.Generation
        && before.AsSpan().SequenceEqual(hash);
}
