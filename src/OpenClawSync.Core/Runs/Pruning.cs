using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// Finds the rows that become tombstones: those whose records are missing from a source that was seen whole. When a record returns, so does
/// its row.
/// </summary>
internal sealed class Pruning(PruneOptions options, ISeenKeys seen, MissingPlaces places, int batchSize)
{
    /// <summary>
    /// The keys of a kind whose records are missing, batch by batch. Instead a problem when not all records were seen, or when more are
    /// missing than may be removed at once, because then the fault is probably the source's.
    /// </summary>
    public IEnumerable<(IReadOnlyList<RowKey> Keys, Problem? Problem)> FindMissing(RecordKind kind, bool isWhole)
    {
        // The warning about the missing places says so.
        if (places.Hides(kind))
        {
            yield break;
        }

        foreach (var scope in places.HiddenScopes(kind))
        {
            seen.AddAll(kind, scope);
        }

        if (FindObstacle(kind, isWhole) is { } problem)
        {
            yield return ([], problem);
            yield break;
        }

        var last = "";
        while (seen.Unseen(kind, last, batchSize) is { Count: > 0 } keys)
        {
            yield return ([.. keys.Select(key => new RowKey(kind, key))], null);
            last = keys[^1];
        }
    }

    private Problem? FindObstacle(RecordKind kind, bool isWhole)
    {
        if (!isWhole)
        {
            return Problem.Warning(
                ErrorIds.PruneSkipped,
                kind.ToString(),
                "Not all of the source could be read, so no row of this kind is removed."
            );
        }

        var accepted = places.AcceptedScopes(kind).Sum(scope => seen.CountUnseen(kind, scope));
        var (missing, all) = (seen.CountUnseen(kind) - accepted, seen.Count(kind));
        return options.Allows(missing, all)
            ? null
            : Problem.Error(
                ErrorIds.PruneTooLarge,
                kind.ToString(),
                $"{missing} of {all} rows are missing from the source, more than may be removed at once. None was removed."
            );
    }
}

/// <summary>Which rows a run may turn into tombstones.</summary>
/// <param name="MaxPercent">The largest share of the rows of a kind that may be removed at once, in percent.</param>
internal sealed record PruneOptions(int MaxPercent)
{
    /// <summary>So few rows may always be removed, whatever their share: of two jobs both may go.</summary>
    public const int AlwaysAllowed = 5;

    // OpenClaw deletes its tasks by itself after a while, long before anybody wants them removed from the target.
    public static RecordKinds Kinds { get; } = RecordKinds.Of(RecordKind.Cron, RecordKind.Memory);

    public bool Allows(long removed, long all) => removed <= Math.Max(AlwaysAllowed, all * MaxPercent / 100);
}
