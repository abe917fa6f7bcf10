using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Protects again, from their stored text, the rows that a pass over everything under the present policy did not bring: their
/// source is gone, and old rows must not keep old redaction. Interrupted, it begins again where rows are left.
/// </summary>
internal sealed class Reprotection(
    Protector protector,
    ISyncTarget target,
    BatchPusher pusher,
    IKnownRows known,
    Func<RecordKind, bool> sawAll,
    int batchSize
)
{
    private readonly List<PushItem> _items = [];
    private readonly List<string> _removed = [];
    private readonly List<string> _deleted = [];
    private readonly List<Problem> _problems = [];

    /// <summary>What could not be protected again; it stays as it is until a later sweep can.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Runs to the end; what became of the rows comes batch by batch.</summary>
    public IEnumerable<IReadOnlyList<PushResult>> Run(CancellationToken cancellationToken)
    {
        var stale = target.Stale;
        foreach (var row in target.ReadStale(cancellationToken))
        {
            Take(row, stale);
            if (_items.Count + _removed.Count + _deleted.Count >= batchSize)
            {
                yield return Commit();
            }
        }

        yield return Commit();
    }

    private void Take(StoredRecord row, StaleRows stale)
    {
        if (Again(row) is not { } again)
        {
            return;
        }

        if (again.SourceKey == row.SourceKey)
        {
            _items.Add(new PushItem(again, PushItem.NoRecordHash));
            if (row.RemovedAt is not null || IsSuperseded(row, stale))
            {
                _removed.Add(row.SourceKey);
            }

            return;
        }

        // A rule finds something in the key itself. Its row goes; another key, perhaps taken in this pass, takes its place.
        if (!known.HasCurrent(again.SourceKey))
        {
            _items.Add(new PushItem(again, PushItem.NoRecordHash));
        }

        _deleted.Add(row.SourceKey);
    }

    // One row on which the engine fails stops no other.
    private ProtectedRecord? Again(StoredRecord row)
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
                    "It cannot be protected under the present policy and stays as it was. The next run tries again."
                )
            );
            return null;
        }
    }

    // What the source still has was brought under its new key.
    private bool IsSuperseded(StoredRecord row, StaleRows stale) =>
        sawAll(row.Kind) && ((stale.KeyRotated && MaskedKey.Is(row.SourceKey)) || (stale.LayoutChanged && row.Kind == RecordKind.Memory));

    private IReadOnlyList<PushResult> Commit()
    {
        var results = pusher.Commit(
            new TargetBatch
            {
                Items = [.. _items],
                Removed = [.. _removed],
                Deleted = [.. _deleted],
            }
        );
        _items.Clear();
        _removed.Clear();
        _deleted.Clear();
        return results;
    }
}
