using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Makes tombstones of rows whose records are gone from a source that was seen whole. When a record returns, its row does too.
/// </summary>
internal sealed class Pruning(PruneOptions options, ISeenKeys seen, BatchPusher pusher, int batchSize)
{
    /// <summary>Prunes a kind; an error instead when too much would go at once, since then it is rather the source that is amiss.</summary>
    public IEnumerable<(IReadOnlyList<PushResult> Results, Problem? Problem)> Run(RecordKind kind)
    {
        var (gone, all) = (seen.CountUnseen(kind), seen.Count(kind));
        if (!options.Allows(gone, all))
        {
            yield return ([], Problem.Error(
                ErrorIds.PruneTooLarge,
                kind.ToString(),
                $"{gone} of {all} rows are gone from the source, more than may be removed at once. None was."));
            yield break;
        }

        var last = "";
        while (seen.Unseen(kind, last, batchSize) is { Count: > 0 } keys)
        {
            yield return (pusher.Commit(new TargetBatch { Removed = keys }), null);
            last = keys[^1];
        }
    }
}
