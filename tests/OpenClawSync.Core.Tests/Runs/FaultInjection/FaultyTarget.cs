using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A real target whose operations fail before or after they take effect.</summary>
internal sealed class FaultyTarget(ISyncTarget inner, Faults faults, CancellationTokenSource stop) : ISyncTarget
{
    /// <summary>Whether an operation may end so when faults are injected.</summary>
    public static bool MayFailWith(Exception failure) => failure is KilledException or OpenClawSyncException or OperationCanceledException;

    public string Name => inner.Name;

    public int BatchesAtOnce => inner.BatchesAtOnce;

    public bool KeepsTombstones => inner.KeepsTombstones;

    public StaleRows Stale => inner.Stale;

    /// <summary>How many records the run counts that were made from stored rows rather than read from the source.</summary>
    public long FromRows { get; private set; }

    public RunBeginning Begin(RunStart start, CancellationToken cancellationToken) =>
        Around("begin", 200, () => inner.Begin(start, cancellationToken));

    public Cursors ReadCursors() => inner.ReadCursors();

    public IKnownRows OpenKnown() => Around("open known", 200, inner.OpenKnown);

    public IReadOnlyList<StoredRecord> ReadOpenTasks() => inner.ReadOpenTasks();

    public IReadOnlyList<SyncedPlace> ReadPlaces() => inner.ReadPlaces();

    public IReadOnlyList<string> FindRunsBefore(DateTimeOffset cutoff, string after, int maxCount) =>
        inner.FindRunsBefore(cutoff, after, maxCount);

    public ISeenKeys OpenSeen() => inner.OpenSeen();

    public long CountDeadLetters(int limit) => inner.CountDeadLetters(limit);

    public DeadLetter? FindDeadLetter(string id) => inner.FindDeadLetter(id);

    public IEnumerable<StoredRecord> ReadStale(CancellationToken cancellationToken)
    {
        foreach (var row in inner.ReadStale(cancellationToken))
        {
            faults.Pass("read stale");
            yield return row;
        }
    }

    public IEnumerable<KnownRow> ReadKnown(CancellationToken cancellationToken) => inner.ReadKnown(cancellationToken);

    public IReadOnlyList<PushOutcome> Commit(TargetBatch batch, CancellationToken cancellationToken)
    {
        if (faults.Inject("stop before commit", 300))
        {
            stop.Cancel();
        }

        var outcomes = Around("commit", 600, () => inner.Commit(batch, cancellationToken));

        // A row that becomes a tombstone counts as removed.
        FromRows += batch.Items.Zip(outcomes).Count(IsCountedFromRow);
        return outcomes;
    }

    public void Dispose() => inner.Dispose();

    private static bool IsCountedFromRow((PushItem Item, PushOutcome Outcome) pushed) =>
        pushed.Item.RecordHash is { Length: 0 } && !(pushed.Item.IsRemoval && pushed.Outcome.Status == PushStatus.Updated);

    private T Around<T>(string what, int perMille, Func<T> work)
    {
        faults.Pass("before " + what, perMille);
        var result = work();
        faults.Pass("after " + what, perMille);
        return result;
    }
}
