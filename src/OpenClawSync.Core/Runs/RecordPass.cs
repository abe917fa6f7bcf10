using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Sources;
using OpenClawSync.Sources.Parts;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>One pass over a source: read, compare with what the target knows, protect, push.</summary>
internal sealed class RecordPass(
    Protector protector, RecordStamp stamps, PartLedger parts, ISyncTarget target, BatchPusher pusher, RunTally tally, IRunObserver observer)
{
    private readonly PassCount[] _counts = [new(RecordKind.Task), new(RecordKind.Cron), new(RecordKind.Memory)];

    /// <summary>Runs the pass, and moves the cursors of the kinds of which every record was acknowledged with the last batch.</summary>
    /// <returns>The cursors afterwards.</returns>
    public Cursors Run(
        IRecordSource source, SyncOptions options, Cursors cursors, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var window = ReplayWindow.Before(cursors, options);
        var request = new ReadRequest(options.Filter.Kinds, window.Earliest(options.Filter)) { Recall = parts.Recall };
        foreach (var outcome in source.Read(request, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Problem is { } problem)
            {
                Report(problem);
            }
            else if (outcome.Mark is { } mark)
            {
                Follow(mark);
            }
            else if (outcome.Record is { } record && options.Filter.Wants(record))
            {
                Take(record, window.Holds(record));
            }
        }

        var reached = options.Filter.IsWhole ? Advance(cursors, options.Filter.Kinds, startedAt) : cursors;
        Tell(pusher.Commit(reached == cursors ? null : reached));
        return reached;
    }

    private Cursors Advance(Cursors cursors, IEnumerable<RecordKind> kinds, DateTimeOffset startedAt) => kinds.Aggregate(
        cursors, (reached, kind) => reached.With(kind, Count(kind).CursorAfter(reached.Of(kind), startedAt)));

    private PassCount Count(RecordKind kind) => _counts[(int)kind];

    private void Follow(PartMark mark)
    {
        switch (mark.Stage)
        {
            case PartStage.Begins:
                parts.Begin();
                break;
            case PartStage.Unchanged:
                PassOver(Count(mark.Part.Kind), mark.Summary);
                break;
            default:
                Tell(parts.End(mark.Part) is { } seen ? pusher.Seal(seen) : []);
                break;
        }
    }

    private void PassOver(PassCount count, PartSummary summary)
    {
        count.Read += summary.Records;
        count.Known += summary.Records;
        count.Acknowledge(summary.Newest);
        tally.Add(count.Kind, PushStatus.Skipped, summary.Records);
        observer.OnProgress(new RunProgress(count.Kind, count.Read, count.Known, count.Pushed));
    }

    private void Take(OpenClawRecord record, bool isInWindow)
    {
        var (count, stamp) = (Count(record.Kind), stamps.Of(record));
        count.Read++;
        parts.Count(record);
        if (!isInWindow && target.Knows(record.Kind, stamp))
        {
            count.Known++;
            count.Acknowledge(record.SourceUpdatedAt);
            tally.Add(record.Kind, PushStatus.Skipped);
        }
        else
        {
            Push(record, stamp, count);
        }

        observer.OnProgress(new RunProgress(count.Kind, count.Read, count.Known, count.Pushed));
    }

    private void Push(OpenClawRecord record, byte[] stamp, PassCount count)
    {
        try
        {
            var item = new PushItem(protector.Protect(record), stamp);
            count.Acknowledge(record.SourceUpdatedAt);
            Tell(pusher.Add(item));
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            Report(Problem.Error(failure.ErrorId, record.ToString(), failure.Message, record.Kind));
        }
    }

    private void Report(Problem problem)
    {
        // What is worth a warning is worth it each time.
        if (problem.Severity != ProblemSeverity.Note)
        {
            parts.Spoil();
        }

        foreach (var kind in problem.Missed)
        {
            Count(kind).Miss(problem);
        }

        tally.Add(problem);
        observer.OnProblem(problem);
    }

    private void Tell(IReadOnlyList<PushResult> results)
    {
        foreach (var result in results)
        {
            Count(result.Kind).Pushed++;
            observer.OnPushed(result);
            if (result.Status == PushStatus.Failed)
            {
                Report(Problem.Error(ErrorIds.RowRefused, result.Key, $"The target refused the row: {result.Notes}. It is kept as a dead letter."));
            }
        }
    }
}
