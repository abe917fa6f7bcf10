using OpenClawSync.Records;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>Writes the outcomes of a batch to a ledger, within the transaction of the caller.</summary>
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
            var key = isDeleted ? batch.Deleted[index - batch.Removed.Count] : batch.Removed[index];
            Drop(ledger, key.SourceKey, isDeleted, others[index]);
        }

        foreach (var deadLetter in batch.DeadLetters)
        {
            ledger.DeadLetters.Add(deadLetter, ledger.State.IntendedRunId, now);
        }

        foreach (var id in batch.KeptDeadLetters)
        {
            ledger.DeadLetters.Keep(id, ledger.State.IntendedRunId);
        }

        foreach (var unit in batch.ReopenedUnits)
        {
            ledger.Units.Forget(unit);
        }

        // After the items, because an item that differs from its source discards the units of its kind.
        foreach (var unit in batch.Units)
        {
            ledger.Units.Set(unit);
        }

        foreach (var place in batch.Places)
        {
            ledger.Places.Set(place);
        }

        foreach (var name in batch.ForgottenPlaces)
        {
            ledger.Places.Forget(name);
        }

        if (batch.Cursors is { } cursors)
        {
            ledger.WriteCursors(cursors);
        }

        foreach (var kind in batch.Whole)
        {
            ledger.DeadLetters.ResolveUnseen(kind, ledger.State.IntendedRunId);
        }

        if (batch.IsClean)
        {
            SetClean(ledger);
        }
    }

    // An endpoint may have deleted a row for a run that was killed before it could record that. The key of such a row may contain what the
    // new policy redacts, and nothing else would ever remove it from the ledger.
    private static void SetClean(SyncLedger ledger)
    {
        if (ledger.State.Stale.MayBeThere)
        {
            ledger.AcknowledgedRows.ForgetBefore(ledger.State.Generation);
            if (ledger.State.KeyRotated)
            {
                ledger.DeadLetters.ResolveMasked(ledger.State.IntendedRunId);
            }
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
            Reject(ledger, committed, now);
            return;
        }

        var isCurrent = ledger.State.Protection is null || record.PolicyId == ledger.State.Protection.PolicyId;
        ledger.AcknowledgedRows.Set(
            record.Kind,
            record.SourceKey,
            new AcknowledgedRow(
                committed.Item.RecordHash,
                isCurrent && !committed.Item.StaysStale ? ledger.State.Generation : 0,
                IsRemoved: committed.Item.RemovedAt is not null,
                committed.RowHash,
                record.Fingerprint
            )
        );

        // An embedded target has the rows itself.
        if (committed.RowHash is not null && record.Kind == RecordKind.Task)
        {
            ledger.OpenTasks.Track(record.SourceKey, committed.Item.Row);
        }

        // A row that was made from a stored row does not resolve the dead letter of its record, which may have failed since.
        if (committed.Item.RecordHash is not { Length: 0 })
        {
            ledger.DeadLetters.Resolve(record.SourceKey);
        }

        if (committed.Item.DeadLetter is { } deadLetter)
        {
            ledger.DeadLetters.Resolve(deadLetter);
        }

        if (!isCurrent && ledger.State.CleanGeneration != 0)
        {
            ledger.SetClean(false);
        }

        // It was pushed by hand, so its source unit must be read again to restore what that may have changed.
        if (committed.Item.RecordHash is null)
        {
            ledger.Units.Forget(record.Kind);
        }
    }

    // The hash of an older version of the record is discarded, so that a return to it is pushed and resolves the dead letter.
    private static void Reject(SyncLedger ledger, CommittedItem committed, DateTimeOffset now)
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
                Row = committed.Item.Row,
                RecordHash = committed.Item.RecordHash,
            },
            ledger.State.IntendedRunId,
            now
        );
    }

    private static void Drop(SyncLedger ledger, string key, bool isDeleted, PushOutcome outcome)
    {
        if (outcome.Status == PushStatus.Failed)
        {
            return;
        }

        ledger.OpenTasks.Forget(key);
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

/// <summary>An item and its outcome.</summary>
/// <param name="Item">The item.</param>
/// <param name="Outcome">What happened to it.</param>
/// <param name="RowHash">
/// A hash of the complete row as a remote target now has it; null where the target contains the ledger itself.
/// </param>
internal sealed record CommittedItem(PushItem Item, PushOutcome Outcome, byte[]? RowHash = null);
