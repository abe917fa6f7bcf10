using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Protects again, from their stored text, the rows that a pass over everything under the present policy did not bring: their
/// source is gone, and old rows must not keep old redaction. Interrupted, it begins again where rows are left.
/// </summary>
internal sealed class PolicySweep(Protector protector, ISyncTarget target, BatchPusher pusher, IKnownRows known, Func<RecordKind, bool> sawAll, int batchSize)
{
    private readonly List<PushItem> _items = [];
    private readonly List<string> _removed = [];
    private readonly List<string> _erased = [];

    /// <summary>Runs to the end; what became of the rows comes batch by batch.</summary>
    public IEnumerable<IReadOnlyList<PushResult>> Run(CancellationToken cancellationToken)
    {
        var stale = target.Stale;
        foreach (var row in target.ReadStale(cancellationToken))
        {
            Take(row, stale);
            if (_items.Count + _removed.Count + _erased.Count >= batchSize)
            {
                yield return Commit();
            }
        }

        yield return Commit();
    }

    private void Take(StoredRecord row, StaleRows stale)
    {
        var again = protector.ProtectAgain(row.Kind, row.Row);
        if (again.SourceKey == row.SourceKey)
        {
            _items.Add(new PushItem(again, PushItem.NoStamp));
            if (row.RemovedAt is not null || IsSuperseded(row, stale))
            {
                _removed.Add(row.SourceKey);
            }

            return;
        }

        // A rule finds something in the key itself. Its row goes; another key, perhaps taken in this pass, takes its place.
        if (!known.HasCurrent(again.SourceKey))
        {
            _items.Add(new PushItem(again, PushItem.NoStamp));
        }

        _erased.Add(row.SourceKey);
    }

    // What the source still has was brought under its new key.
    private bool IsSuperseded(StoredRecord row, StaleRows stale) => sawAll(row.Kind) && (
        (stale.IsRekeyed && MaskedKey.Is(row.SourceKey)) || (stale.IsRelaid && row.Kind == RecordKind.Memory));

    private IReadOnlyList<PushResult> Commit()
    {
        var results = pusher.Commit(new TargetBatch { Items = [.. _items], Removed = [.. _removed], Erased = [.. _erased] });
        _items.Clear();
        _removed.Clear();
        _erased.Clear();
        return results;
    }
}
