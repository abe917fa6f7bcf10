namespace OpenClawSync.Targets.Ledgers;

/// <summary>Writes into a ledger what became of a batch, within the transaction of the caller.</summary>
internal static class LedgerWriter
{
    public static void Write(
        SyncLedger ledger,
        TargetBatch batch,
        IReadOnlyList<CommittedItem> items,
        IReadOnlyList<PushOutcome> others,
        DateTimeOffset now
    )
    {
        foreach (var item in items)
        {
            Write(ledger, item, now);
        }

        for (var index = 0; index < others.Count; index++)
        {
            var isDeleted = index >= batch.Removed.Count;
            Drop(ledger, isDeleted ? batch.Deleted[index - batch.Removed.Count] : batch.Removed[index], isDeleted, others[index]);
        }

        foreach (var deadLetter in batch.DeadLetters)
        {
            ledger.DeadLetters.Add(deadLetter, ledger.Head.IntendedRunId, now);
        }

        foreach (var id in batch.KeptDeadLetters)
        {
            ledger.DeadLetters.Keep(id, ledger.Head.IntendedRunId);
        }

        // After the items: a row that is not as its source has it takes the parts of its kind with it.
        foreach (var unit in batch.Units)
        {
            ledger.Units.Set(unit);
        }

        if (batch.Cursors is { } cursors)
        {
            ledger.WriteCursors(cursors);
        }

        foreach (var kind in batch.Whole)
        {
            ledger.DeadLetters.ResolveUnseen(kind, ledger.Head.IntendedRunId);
        }

        if (batch.IsClean)
        {
            SetClean(ledger);
        }
    }

    // An endpoint can have erased a row for a run that was killed before it could remember that. Of such a row, whose key may hold what
    // the new policy takes out, nothing else would be left to lead here.
    private static void SetClean(SyncLedger ledger)
    {
        if (ledger.Head.Stale.MayBeThere)
        {
            ledger.AcknowledgedRows.ForgetBefore(ledger.Head.Generation);
        }

        ledger.SetClean(true);
    }

    private static void Write(SyncLedger ledger, CommittedItem committed, DateTimeOffset now)
    {
        var (record, status) = (committed.Item.Record, committed.Outcome.Status);
        if (status == PushStatus.Skipped)
        {
            return;
        }

        if (status == PushStatus.Failed)
        {
            Refuse(ledger, committed, now);
            return;
        }

        var isPresent = ledger.Head.Protection is null || record.PolicyId == ledger.Head.Protection.PolicyId;
        ledger.AcknowledgedRows.Set(
            record.Kind,
            record.SourceKey,
            new AcknowledgedRow(
                committed.Item.RecordHash,
                isPresent ? ledger.Head.Generation : 0,
                IsRemoved: false,
                committed.RowHash,
                committed.RowHash is null ? null : record.Fingerprint
            )
        );

        // What was made from a stored row says nothing of a record that failed since.
        if (committed.Item.RecordHash is not { Length: 0 })
        {
            ledger.DeadLetters.Resolve(record.SourceKey);
        }

        if (committed.Item.DeadLetter is { } deadLetter)
        {
            ledger.DeadLetters.Resolve(deadLetter);
        }

        if (!isPresent && ledger.Head.CleanGeneration != 0)
        {
            ledger.SetClean(false);
        }

        // It was pushed by hand: its part must be read again, to set right what that changed.
        if (committed.Item.RecordHash is null)
        {
            ledger.Units.Forget(record.Kind);
        }
    }

    // What the mark says of an older text counts no more: only when that is taken again is the letter settled.
    private static void Refuse(SyncLedger ledger, CommittedItem committed, DateTimeOffset now)
    {
        var record = committed.Item.Record;
        if (ledger.AcknowledgedRows.Find(record.SourceKey) is { } acknowledged)
        {
            ledger.AcknowledgedRows.Set(record.Kind, record.SourceKey, acknowledged with { RecordHash = null });
        }

        // What was made from a stored row must not take the place of a record that failed since.
        if (committed.Item.RecordHash is { Length: 0 } && ledger.DeadLetters.Find(record.SourceKey) is not null)
        {
            return;
        }

        ledger.DeadLetters.Add(
            new DeadLetter
            {
                Id = record.SourceKey,
                Kind = record.Kind,
                SourceKey = record.SourceKey,
                Reason = committed.Outcome.Notes ?? "",
                PolicyId = record.PolicyId,
                Attempts = committed.Outcome.Attempts,
                Row = record.Row,
                RecordHash = committed.Item.RecordHash,
            },
            ledger.Head.IntendedRunId,
            now
        );
    }

    private static void Drop(SyncLedger ledger, string key, bool isDeleted, PushOutcome outcome)
    {
        if (outcome.Status == PushStatus.Failed)
        {
            return;
        }

        if (isDeleted)
        {
            ledger.AcknowledgedRows.Forget(key);
        }
        else
        {
            ledger.AcknowledgedRows.Remove(key);
        }
    }
}

/// <summary>An item and what became of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="RowHash">A hash of the whole row as a remote target has it now; null where the target holds the ledger itself.</param>
internal sealed record CommittedItem(PushItem Item, PushOutcome Outcome, byte[]? RowHash = null);
