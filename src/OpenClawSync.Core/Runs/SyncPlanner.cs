using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Determines what a run would do to each row by going through the same stages, and writes nothing.</summary>
/// <param name="protector">Protects the records.</param>
/// <param name="target">Compares records with the rows of the target.</param>
/// <param name="pruning">Determines which rows would be removed; null when none would be.</param>
internal sealed class SyncPlanner(Protector protector, IWritePlanner target, Pruning? pruning = null)
{
    private RecordKinds _missed = RecordKinds.None;

    public IEnumerable<PlannedWrite> Plan(IRecordSource source, RecordFilter filter, CancellationToken cancellationToken) =>
        Records(source, filter, cancellationToken).Concat(PruneOptions.Kinds.Where(filter.Kinds.Contains).SelectMany(Removals));

    private IEnumerable<PlannedWrite> Records(IRecordSource source, RecordFilter filter, CancellationToken cancellationToken)
    {
        foreach (var outcome in source.Read(new ReadRequest(filter.Kinds, filter.Since), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Problem is { } problem)
            {
                yield return Failed(problem);
            }
            else if (outcome.Record is { } record && filter.Wants(record))
            {
                yield return PlanOne(record);
            }
        }
    }

    private PlannedWrite PlanOne(OpenClawRecord record)
    {
        try
        {
            var safe = protector.Protect(record);
            pruning?.MarkSeen(safe.SourceKey);
            return new PlannedWrite(safe.SourceKey, target.Plan(safe), null);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            return Failed(Problem.Error(failure.ErrorId, record.ToString(), failure.Message, record.Kind));
        }
    }

    private IEnumerable<PlannedWrite> Removals(RecordKind kind)
    {
        foreach (var (keys, problem) in pruning?.FindMissing(kind, !_missed.Contains(kind)) ?? [])
        {
            foreach (var planned in problem is null ? keys.Select(key => new PlannedWrite(key, WritePlan.Gone, null)) : [Failed(problem)])
            {
                yield return planned;
            }
        }
    }

    private PlannedWrite Failed(Problem problem)
    {
        _missed = _missed.With(problem.Missed);
        return new PlannedWrite(null, null, problem);
    }
}

/// <summary>What a run would do to the row of a key, or the problem that prevents it.</summary>
internal sealed record PlannedWrite(string? Key, WritePlan? Plan, Problem? Problem);
