using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// The reading side of a pass: reads records, recognizes those that the target already has, and protects the others. It writes nothing,
/// so it can run ahead of the writing side.
/// </summary>
internal sealed class PassReader(
    Protector protector,
    RecordHasher hasher,
    TextRedactor redactor,
    IKnownRows known,
    RecordFilter filter,
    ReplayWindow window,
    RunRetention retention,
    StageClock clock,
    IReadOnlySet<string> openTasks
)
{
    private const int MaxPlaceLength = 200;

    public IEnumerable<PassStep> Read(IRecordSource source, ReadRequest request, CancellationToken cancellationToken)
    {
        var agents = new AgentCheck(filter.Agents);
        foreach (var outcome in ReadAhead.Read(token => Timed(source.Read(request, token)), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Record is { } record)
            {
                agents.Add(record);
                if (filter.Wants(record) && !retention.HasExpired(record))
                {
                    yield return clock.Measure(Stage.Protect, () => StepFor(record));
                }
            }
            else if (outcome.Place is { } place)
            {
                yield return new PassStep.Place(place);
            }
            else if (outcome.Unread is { } unread)
            {
                yield return new PassStep.Unread(protector.ScopeOf(unread.AgentId, unread.Path));
            }
            else if (outcome.Problem is { } problem)
            {
                yield return new PassStep.Failed(problem);
            }
            else if (outcome.Event is { } unitEvent)
            {
                yield return new PassStep.Unit(unitEvent);
            }
            else if (outcome.Progress is { } progress)
            {
                yield return new PassStep.Progress(progress);
            }
        }

        foreach (var problem in agents.Problems())
        {
            yield return new PassStep.Failed(problem);
        }
    }

    private IEnumerable<ReadOutcome> Timed(IEnumerable<ReadOutcome> outcomes)
    {
        using var reader = outcomes.GetEnumerator();
        while (clock.Measure(Stage.Read, reader.MoveNext))
        {
            yield return reader.Current;
        }
    }

    private PassStep StepFor(OpenClawRecord record)
    {
        var recordHash = hasher.Hash(record);
        string? key = null;
        try
        {
            var prepared = protector.Prepare(record);
            key = prepared.SourceKey;
            return FindKnown(record, key, recordHash) ?? (PassStep)new PassStep.Ready(new PushItem(prepared.Complete(), recordHash));
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            return Reject(record, key, recordHash, failure);
        }
    }

    private PassStep.Known? FindKnown(OpenClawRecord record, string key, byte[] recordHash)
    {
        // A run that had not ended has got nothing from a log, so even a partial record says more about it than its row.
        if (record.IsPartial && known.HasRow(key) && !openTasks.Contains(key))
        {
            return new PassStep.Known(record.Kind, key, record.SourceUpdatedAt, IsDeadLetter: false);
        }

        if (window.Contains(record))
        {
            return null;
        }

        var isDeadLetter = known.KeepsDeadLetter(key, recordHash);
        return isDeadLetter || known.Knows(key, recordHash)
            ? new PassStep.Known(record.Kind, key, record.SourceUpdatedAt, isDeadLetter)
            : null;
    }

    // Without a key the record cannot be distinguished from others, so the absence of a record of its kind proves nothing. It is reported
    // in every run, because a dead letter that a run does not report counts as resolved.
    private PassStep.Rejected Reject(OpenClawRecord record, string? key, byte[] recordHash, OpenClawSyncException failure)
    {
        var deadLetter = new DeadLetter
        {
            Id = key ?? $"{record.Kind}@{Convert.ToHexStringLower(recordHash)}",
            Kind = record.Kind,
            SourceKey = key,
            Place = redactor.Redact(record.ToString()!, MaxPlaceLength).Text,
            Reason = failure.ErrorId,
            PolicyId = protector.PolicyId,
            Attempts = 1,
            RecordHash = recordHash,
        };
        var problem = Problem.Error(
            failure.ErrorId,
            key ?? record.ToString()!,
            failure.Message + " It is kept as a dead letter.",
            key is null ? [record.Kind] : []
        );
        return new PassStep.Rejected(new RejectedRecord(deadLetter, record.SourceUpdatedAt), problem);
    }
}
