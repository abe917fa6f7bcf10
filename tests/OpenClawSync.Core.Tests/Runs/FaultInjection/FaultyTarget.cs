using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs.FaultInjection;

/// <summary>A real target that fails before or after what it does.</summary>
internal sealed class FaultyTarget(ISyncTarget inner, Faults faults, CancellationTokenSource stop) : ISyncTarget
{
    private bool _isSweeping;

    public string Name => inner.Name;

    public int BatchesAtOnce => inner.BatchesAtOnce;

    public StaleRows Stale => inner.Stale;

    /// <summary>How many rows were pushed that are not the source's but were protected again.</summary>
    public long Swept { get; private set; }

    public RunBeginning Begin(RunStart start, CancellationToken cancellationToken) =>
        Around("begin", 200, () => inner.Begin(start, cancellationToken));

    public Cursors ReadCursors() => inner.ReadCursors();

    public IKnownRows OpenKnown() => Around("look", 200, inner.OpenKnown);

    public ISeenKeys OpenSeen() => inner.OpenSeen();

    public long CountDeadLetters() => inner.CountDeadLetters();

    public DeadLetter? FindDeadLetter(string id) => inner.FindDeadLetter(id);

    public IEnumerable<StoredRecord> ReadStale(CancellationToken cancellationToken)
    {
        _isSweeping = true;
        foreach (var row in inner.ReadStale(cancellationToken))
        {
            faults.Pass("sweep");
            yield return row;
        }
    }

    public IReadOnlyList<PushOutcome> Commit(TargetBatch batch, CancellationToken cancellationToken)
    {
        Swept += _isSweeping ? batch.Items.Count : 0;
        if (faults.Strike("stop before commit", 300))
        {
            stop.Cancel();
        }

        return Around("commit", 600, () => inner.Commit(batch, cancellationToken));
    }

    public void Dispose() => inner.Dispose();

    private T Around<T>(string what, int perMille, Func<T> work)
    {
        faults.Pass("before " + what, perMille);
        var result = work();
        faults.Pass("after " + what, perMille);
        return result;
    }
}
