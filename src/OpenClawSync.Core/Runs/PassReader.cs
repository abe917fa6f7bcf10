using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// The reading side of a pass: reads records, passes over those whose stamp the target is known to have, protects the others. It
/// runs on a thread of its own, with the source on another, and changes nothing.
/// </summary>
internal sealed class PassReader(Protector protector, RecordHasher stamps, TextRedactor redactor, IKnownRows known, RecordFilter filter, ReplayWindow window, StageClock clock)
{
    private const int LongestPlace = 200;

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
                yield return new PassStep.Trouble(problem);
            }
            else if (outcome.Mark is { } mark)
            {
                yield return new PassStep.Part(mark);
            }
            else if (outcome.Share is { } share)
            {
                yield return new PassStep.Share(share);
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
        var stamp = stamps.Of(record);
        string? key = null;
        try
        {
            key = protector.KeyOf(record);
            return Recognise(record, key, stamp) ?? (PassStep)new PassStep.Ready(new PushItem(protector.Protect(record), stamp), record.SourceUpdatedAt);
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            return Withheld(record, key, stamp, failure);
        }
    }

    private PassStep.Known? Recognise(OpenClawRecord record, string key, byte[] stamp)
    {
        if (window.Holds(record))
        {
            return null;
        }

        var isLetter = known.KeepsLetter(key, stamp);
        return isLetter || known.Knows(key, stamp) ? new PassStep.Known(record.Kind, key, record.SourceUpdatedAt, isLetter) : null;
    }

    // A record without a key cannot be told from others, so nothing may be concluded about its kind. It is said anew in every run:
    // a letter that is not would be taken for mended.
    private PassStep.Withheld Withheld(OpenClawRecord record, string? key, byte[] stamp, OpenClawSyncException failure)
    {
        var letter = new DeadLetter
        {
            Id = key ?? $"{record.Kind}@{Convert.ToHexStringLower(stamp)}",
            Kind = record.Kind,
            SourceKey = key,
            Place = redactor.Redact(record.ToString()!, LongestPlace).Text,
            Reason = failure.ErrorId,
            PolicyId = protector.PolicyId,
            Attempts = 1,
            Stamp = stamp,
        };
        var problem = Problem.Error(failure.ErrorId, key ?? record.ToString()!, failure.Message + " It is kept as a dead letter.", key is null ? [record.Kind] : []);
        return new PassStep.Withheld(letter, problem, record.SourceUpdatedAt);
    }
}
