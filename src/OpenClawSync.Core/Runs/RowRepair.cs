using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Repairs what something else did to rows that a full pass did not write, because their records are not at the source: added rows
/// become tombstones, and so do tombstones that were undone. A changed row is protected again, because its text may contain anything; what
/// it contained before is stored nowhere. Nor can a row or a tombstone be restored that was deleted, so it is no longer expected.
/// </summary>
internal sealed class RowRepair(
    Protector protector,
    ISyncTarget target,
    BatchWriter writer,
    ISeenKeys seen,
    IKnownRows known,
    Func<RecordKind, bool> sawAll,
    DateTimeOffset startedAt,
    int batchSize
)
{
    private readonly List<PushItem> _items = [];
    private readonly List<RowKey> _deleted = [];
    private readonly List<Problem> _problems = [];
    private long _altered;
    private long _lost;

    /// <summary>What could not be repaired or restored. Complete once all results were read.</summary>
    public IReadOnlyList<Problem> Problems =>
        [.. _problems, .. _altered == 0 ? [] : (Problem[])[Altered()], .. _lost == 0 ? [] : (Problem[])[Lost()]];

    /// <summary>Repairs the rows and returns the results batch by batch.</summary>
    public IEnumerable<IReadOnlyList<PushResult>> Run(CancellationToken cancellationToken)
    {
        foreach (var row in target.ReadKnown(cancellationToken))
        {
            // The key of a row in the table of another kind may be that of another row, which the pass wrote.
            if (SourceKeys.IsMisplaced(row.Record.Kind, row.Record.SourceKey) || seen.Has(row.Record.SourceKey))
            {
                continue;
            }

            seen.Add(row.Record.SourceKey);
            Add(row);
            if (_items.Count + _deleted.Count >= batchSize)
            {
                yield return Commit();
            }
        }

        yield return Commit();
        foreach (var kind in RecordKinds.All)
        {
            foreach (var results in Forget(kind, seen.Unseen))
            {
                yield return results;
            }

            if (target.KeepsTombstones)
            {
                foreach (var results in Forget(kind, seen.UnseenTombstones))
                {
                    yield return results;
                }
            }
        }
    }

    private IEnumerable<IReadOnlyList<PushResult>> Forget(RecordKind kind, Func<RecordKind, string, int, IReadOnlyList<string>> find)
    {
        var last = "";
        while (find(kind, last, batchSize) is { Count: > 0 } keys)
        {
            (last, _lost) = (keys[^1], _lost + keys.Count);
            _deleted.AddRange(keys.Select(key => new RowKey(kind, key)));
            yield return Commit();
        }
    }

    private void Add(KnownRow found)
    {
        var (row, standing) = (found.Record, found.Standing);
        if (ProtectAgain(row) is not { } again)
        {
            return;
        }

        var isHidden = row.RemovedAt is not null;
        var mustHide = standing == RowStanding.Removed || (standing == RowStanding.Unknown && sawAll(row.Kind));
        if (again.SourceKey != row.SourceKey)
        {
            // Neither is such a key ours. Its row is replaced like any row in whose key a rule fires.
            if (!known.HasCurrent(again.SourceKey) && !seen.Has(again.SourceKey))
            {
                _items.Add(Item(again, row, mustHide && !isHidden));
            }

            _deleted.Add(new RowKey(row.Kind, row.SourceKey));
        }
        else if (mustHide && !isHidden)
        {
            _items.Add(Item(again, row, isRemoval: true));
        }
        else if (again.Fingerprint != row.Fingerprint || found.IsReplaced || !StoredFingerprint.Fits(row.Row))
        {
            _altered++;
            _items.Add(Item(again, row, isRemoval: false));
        }
    }

    private PushItem Item(ProtectedRecord again, StoredRecord row, bool isRemoval) =>
        new(again, PushItem.NoRecordHash)
        {
            RemovedAt = isRemoval ? startedAt : row.RemovedAt,
            IsRemoval = isRemoval,
            IsRepair = true,
        };

    private ProtectedRecord? ProtectAgain(StoredRecord row)
    {
        try
        {
            return protector.ProtectAgain(row.Kind, row.Row);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            _problems.Add(
                Problem.Error(
                    failure.ErrorId,
                    $"{row.Kind} row of the target",
                    "It was changed in the target, cannot be protected and was left unchanged. Erase it with Remove-OpenClawRecord."
                )
            );
            return null;
        }
    }

    private Problem Altered() =>
        Problem.Warning(
            ErrorIds.RowAltered,
            "",
            $"{Quantity.Of(_altered, "row was", "rows were")} changed in the target although the source no longer has "
                + $"{(_altered == 1 ? "its record. It was" : "their records. They were")} protected again, but the content before the "
                + "change cannot be restored."
        );

    private Problem Lost() =>
        Problem.Warning(
            ErrorIds.RowAltered,
            "",
            $"{Quantity.Of(_lost, "row was", "rows were")} deleted from the target although the source no longer has "
                + $"{(_lost == 1 ? "its record" : "their records")}. What was deleted cannot be restored."
        );

    private IReadOnlyList<PushResult> Commit()
    {
        var batch = writer.Commit(new TargetBatch { Items = [.. _items], Deleted = [.. _deleted] });
        _items.Clear();
        _deleted.Clear();
        return batch.Results;
    }
}
