using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Re-protects stored rows that a complete pass under a new policy did not write again: their records no longer exist at the source, and
/// old rows must not keep the old redaction. After an interruption the next run continues with the remaining rows.
/// </summary>
internal sealed class Reprotection(
    Protector protector,
    ISyncTarget target,
    BatchWriter writer,
    IKnownRows known,
    LostTasks? lost,
    Func<RecordKind, bool> sawAll,
    DateTimeOffset startedAt,
    int batchSize
)
{
    private readonly List<PushItem> _items = [];
    private readonly List<RowKey> _deleted = [];
    private readonly List<Problem> _problems = [];

    /// <summary>
    /// Whether a row under an earlier key is still live, because this pass could not tell whether its record has a row under a new key.
    /// Such rows are stale until a pass can.
    /// </summary>
    public bool HasUnsettled { get; private set; }

    /// <summary>One problem for each row that could not be re-protected; such a row stays as it is until a later run succeeds.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Re-protects all stale rows and returns the results batch by batch.</summary>
    public IEnumerable<IReadOnlyList<PushResult>> Run(CancellationToken cancellationToken)
    {
        var stale = target.Stale;
        foreach (var row in target.ReadStale(cancellationToken))
        {
            Add(row, stale);
            if (_items.Count + _deleted.Count >= batchSize)
            {
                yield return Commit();
            }
        }

        yield return Commit();
    }

    private void Add(StoredRecord row, StaleRows stale)
    {
        if (ProtectAgain(row) is not { } again)
        {
            return;
        }

        if (again.SourceKey == row.SourceKey)
        {
            var mayBeSuperseded = row.RemovedAt is null && HasEarlierKey(row, stale);
            var isSuperseded = mayBeSuperseded && sawAll(row.Kind) && !known.HasDeadLetter(row.SourceKey);
            var isUnsettled = mayBeSuperseded && !isSuperseded;
            HasUnsettled |= isUnsettled;
            _items.Add(Item(again, row, isSuperseded) with { StaysStale = isUnsettled });
            return;
        }

        // A rule finds a secret in the key itself. The row is deleted and replaced by a row with another key, unless this pass has already
        // written that one, or the record was known to be gone when the row had that key.
        if (!known.HasCurrent(again.SourceKey) && !(sawAll(row.Kind) && known.HasTombstone(again.SourceKey)))
        {
            _items.Add(Item(again, row, isSuperseded: false));
        }

        _deleted.Add(new RowKey(row.Kind, row.SourceKey));
    }

    // A tombstone is sent as one: a request of its own might fail, or be read before the one that removes the row again.
    private PushItem Item(ProtectedRecord again, StoredRecord row, bool isSuperseded) =>
        new(again, PushItem.NoRecordHash) { RemovedAt = isSuperseded ? startedAt : row.RemovedAt, IsRemoval = isSuperseded };

    // A row on which the detection engine fails must not stop the others.
    private ProtectedRecord? ProtectAgain(StoredRecord row)
    {
        try
        {
            return protector.ProtectAgain(row.Kind, lost?.Renew(row) ?? row.Row);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            _problems.Add(
                Problem.Error(
                    failure.ErrorId,
                    $"{row.Kind} row of the target",
                    "It cannot be protected under the current policy and was left unchanged. The next run tries again."
                )
            );
            return null;
        }
    }

    // If the record still existed, a complete pass would have written it under its new key, or kept it as a dead letter.
    private static bool HasEarlierKey(StoredRecord row, StaleRows stale) =>
        (stale.KeyRotated && MaskedKey.Is(row.SourceKey)) || (stale.LayoutChanged && HasOldKey(row));

    // A run of a job had the id of its task for a key before it had one of its own.
    private static bool HasOldKey(StoredRecord row) =>
        row.Kind == RecordKind.Memory || (row is { Kind: RecordKind.Task, Runtime: "cron" } && CronRunId.StartIn(row.SourceId) is null);

    private IReadOnlyList<PushResult> Commit()
    {
        var batch = writer.Commit(new TargetBatch { Items = [.. _items], Deleted = [.. _deleted] });
        _items.Clear();
        _deleted.Clear();
        return batch.Results;
    }
}
