using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// The reading side of a pass: reads records, passes over those whose stamp the target is known to have, protects the others. It
/// runs on a thread of its own, with the source on another, and changes nothing.
/// </summary>
internal sealed class PassReader(
    Protector protector,
    RecordHasher hasher,
    TextRedactor redactor,
    IKnownRows known,
    RecordFilter filter,
    ReplayWindow window,
    StageClock clock
)
{
    private const int MaxPlaceLength = 200;

    public IEnumerable<PassStep> Read(IRecordSource source, ReadRequest request, CancellationToken cancellationToken)
    {
        foreach (var outcome in ReadAhead.Read(token => Timed(source.Read(request, token)), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Record is { } record)
            {
                if (filter.Wants(record))
                {
                    yield return clock.Measure(Stage.Protect, () => StepOf(record));
                }
            }
            else if (outcome.Problem is { } problem)
            {
                yield return new PassStep.Failed(problem);
            }
            else if (outcome.Event is { } unitEvent)
            {
                yield return new PassStep.Unit(unitEvent);
            }
            else if (outcome.Progress is { } share)
            {
                yield return new PassStep.Progress(share);
            }
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

    private PassStep StepOf(OpenClawRecord record)
    {
        var recordHash = hasher.Of(record);
        string? key = null;
        try
        {
            key = protector.KeyOf(record);
            return Recognise(record, key, recordHash)
                ?? (PassStep)new PassStep.Ready(new PushItem(protector.Protect(record), recordHash), record.SourceUpdatedAt);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            return Rejected(record, key, recordHash, failure);
        }
    }

    private PassStep.Known? Recognise(OpenClawRecord record, string key, byte[] recordHash)
    {
        if (window.Holds(record))
        {
            return null;
        }

        var isLetter = known.KeepsDeadLetter(key, recordHash);
        return isLetter || known.Knows(key, recordHash) ? new PassStep.Known(record.Kind, key, record.SourceUpdatedAt, isLetter) : null;
    }

    // A record without a key cannot be told from others, so nothing may be concluded about its kind. It is said anew in every run:
    // a letter that is not would be taken for mended.
    private PassStep.Rejected Rejected(OpenClawRecord record, string? key, byte[] recordHash, OpenClawSyncException failure)
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
        return new PassStep.Rejected(deadLetter, problem, record.SourceUpdatedAt);
    }
}
