namespace OpenClawSync.Targets.Ledgers;

/// <summary>Writes into a ledger what became of a batch, within the transaction of the caller.</summary>
internal static class LedgerWriter
{
    public static void Write(SyncLedger ledger, TargetBatch batch, IReadOnlyList<CommittedItem> items, IReadOnlyList<PushOutcome> others, DateTimeOffset now)
    {
        foreach (var item in items)
        {
            Write(ledger, item, now);
        }

        for (var index = 0; index < others.Count; index++)
        {
            var isErased = index >= batch.Removed.Count;
            Drop(ledger, isErased ? batch.Erased[index - batch.Removed.Count] : batch.Removed[index], isErased, others[index]);
        }

        foreach (var letter in batch.Letters)
        {
            ledger.Letters.Add(letter, ledger.Head.IntendedRunId, now);
        }

        foreach (var id in batch.KeptLetters)
        {
            ledger.Letters.Keep(id, ledger.Head.IntendedRunId);
        }

        // After the items: a row that is not as its source has it takes the parts of its kind with it.
        foreach (var part in batch.Parts)
        {
            ledger.Parts.Set(part);
        }

        if (batch.Cursors is { } cursors)
        {
            ledger.WriteCursors(cursors);
        }

        foreach (var kind in batch.Whole)
        {
            ledger.Letters.SettleUnseen(kind, ledger.Head.IntendedRunId);
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
            ledger.Marks.ForgetBefore(ledger.Head.Epoch);
        }

        ledger.SetClean(true);
    }

    private static void Write(SyncLedger ledger, CommittedItem settled, DateTimeOffset now)
    {
        var (record, status) = (settled.Item.Record, settled.Outcome.Status);
        if (status == PushStatus.Skipped)
        {
            return;
        }

        if (status == PushStatus.Failed)
        {
            Refuse(ledger, settled, now);
            return;
        }

        var isPresent = ledger.Head.Protection is null || record.PolicyId == ledger.Head.Protection.PolicyId;
        ledger.Marks.Set(record.Kind, record.SourceKey, new Mark(settled.Item.Stamp, isPresent ? ledger.Head.Epoch : 0, IsRemoved: false, settled.RowHash, settled.RowHash is null ? null : record.Fingerprint));

        // What was made from a stored row says nothing of a record that failed since.
        if (settled.Item.Stamp is not { Length: 0 })
        {
            ledger.Letters.Settle(record.SourceKey);
        }

        if (settled.Item.Letter is { } letter)
        {
            ledger.Letters.Settle(letter);
        }

        if (!isPresent && ledger.Head.CleanEpoch != 0)
        {
            ledger.SetClean(false);
        }

        // It was pushed by hand: its part must be read again, to set right what that changed.
        if (settled.Item.Stamp is null)
        {
            ledger.Parts.Forget(record.Kind);
        }
    }

    // What the mark says of an older text counts no more: only when that is taken again is the letter settled.
    private static void Refuse(SyncLedger ledger, CommittedItem settled, DateTimeOffset now)
    {
        var record = settled.Item.Record;
        if (ledger.Marks.Find(record.SourceKey) is { } mark)
        {
            ledger.Marks.Set(record.Kind, record.SourceKey, mark with { Stamp = null });
        }

        ledger.Letters.Add(
            new DeadLetter
            {
                Id = record.SourceKey,
                Kind = record.Kind,
                SourceKey = record.SourceKey,
                Reason = settled.Outcome.Notes ?? "",
                PolicyId = record.PolicyId,
                Attempts = settled.Outcome.Attempts,
                Row = record.Row,
                Stamp = settled.Item.Stamp,
            },
            ledger.Head.IntendedRunId,
            now);
    }

    private static void Drop(SyncLedger ledger, string key, bool isErased, PushOutcome outcome)
    {
        if (outcome.Status == PushStatus.Failed)
        {
            return;
        }

        if (isErased)
        {
            ledger.Marks.Forget(key);
        }
        else
        {
            ledger.Marks.Remove(key);
        }
    }
}

/// <summary>An item and what became of it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="RowHash">A hash of the whole row as a remote target has it now; null where the target holds the ledger itself.</param>
internal sealed record CommittedItem(PushItem Item, PushOutcome Outcome, byte[]? RowHash = null);
