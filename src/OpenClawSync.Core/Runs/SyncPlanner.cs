using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>Says what a run would do to each record, by the same stages, and writes nothing.</summary>
internal sealed class SyncPlanner(Protector protector, IWritePlanner target)
{
    public IEnumerable<PlannedWrite> Plan(IRecordSource source, RecordFilter filter, CancellationToken cancellationToken)
    {
        foreach (var outcome in source.Read(new ReadRequest(filter.Kinds, filter.Since), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Problem is { } problem)
            {
                yield return new PlannedWrite(null, null, problem);
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
            return new PlannedWrite(safe, target.Plan([safe])[0], null);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            return new PlannedWrite(null, null, Problem.Error(failure.ErrorId, record.ToString(), failure.Message, record.Kind));
        }
    }
}

/// <summary>What would become of a record, or what is wrong with it.</summary>
internal sealed record PlannedWrite(ProtectedRecord? Record, PushStatus? Status, Problem? Problem);
