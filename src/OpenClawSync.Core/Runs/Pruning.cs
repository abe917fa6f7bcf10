using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Tells which rows are to become tombstones: those whose records are gone from a source that was seen whole. When a record returns,
/// its row does too.
/// </summary>
internal sealed class Pruning(PruneOptions options, ISeenKeys seen, int batchSize)
{
    /// <summary>The record of a key is there.</summary>
    public void See(string sourceKey) => seen.Add(sourceKey);

    /// <summary>
    /// The keys of a kind whose records are gone, batch by batch; a problem instead when not all was seen, or when too much would go
    /// at once, since then it is rather the source that is amiss.
    /// </summary>
    public IEnumerable<(IReadOnlyList<string> Keys, Problem? Problem)> Gone(RecordKind kind, bool isWhole)
    {
        if (Objection(kind, isWhole) is { } problem)
        {
            yield return ([], problem);
            yield break;
        }

        var last = "";
        while (seen.Unseen(kind, last, batchSize) is { Count: > 0 } keys)
        {
            yield return (keys, null);
            last = keys[^1];
        }
    }

    private Problem? Objection(RecordKind kind, bool isWhole)
    {
        if (!isWhole)
        {
            return Problem.Warning(
                ErrorIds.PruneSkipped,
                kind.ToString(),
                "Not all of the source was seen, so nothing is taken to be gone from it."
            );
        }

        var (gone, all) = (seen.CountUnseen(kind), seen.Count(kind));
        return options.Allows(gone, all)
            ? null
            : Problem.Error(
                ErrorIds.PruneTooLarge,
                kind.ToString(),
                $"{gone} of {all} rows are gone from the source, more than may be removed at once. None was."
            );
    }
}
