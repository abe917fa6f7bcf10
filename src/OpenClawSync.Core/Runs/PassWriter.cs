using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>The writing side of a pass: pushes what was read, and keeps account of each kind.</summary>
internal sealed class PassWriter(UnitTracker units, BatchPusher pusher, RunTally tally, ISeenKeys? seen, IRunObserver observer)
{
    private readonly PassCount[] _counts = [new(RecordKind.Task), new(RecordKind.Cron), new(RecordKind.Memory)];

    public void Run(IEnumerable<PassStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(step);
        }

        Tell(pusher.Commit());
    }

    /// <summary>Where the cursors stand after a pass over all records of some kinds.</summary>
    public Cursors Advance(Cursors cursors, RecordKinds kinds, DateTimeOffset startedAt)
    {
        foreach (var kind in kinds)
        {
            cursors = cursors.With(kind, Count(kind).CursorAfter(cursors.Of(kind), startedAt));
        }

        return cursors;
    }

    public void Report(Problem problem)
    {
        // What is worth a warning is worth it each time.
        if (problem.Severity != ProblemSeverity.Note)
        {
            units.Invalidate();
        }

        foreach (var kind in problem.Missed)
        {
            Count(kind).Miss(problem);
        }

        tally.Add(problem);
        observer.OnProblem(problem);
    }

    public void Tell(IReadOnlyList<PushResult> results)
    {
        foreach (var result in results)
        {
            Count(result.Kind).Pushed++;
            observer.OnPushed(result);
            if (result.Status == PushStatus.Failed)
            {
                Report(
                    Problem.Error(
                        ErrorIds.RowRefused,
                        result.Key,
                        $"The target refused the row: {result.Notes}. It is kept as a dead deadLetter."
                    )
                );
            }
        }
    }

    private PassCount Count(RecordKind kind) => _counts[(int)kind];

    private void Take(PassStep step)
    {
        switch (step)
        {
            case PassStep.Known known:
                Skip(Count(known.Kind), known);
                break;
            case PassStep.Ready ready:
                See(ready.Item.Record.Kind, ready.Item.Record.SourceKey, ready.Time);
                Count(ready.Item.Record.Kind).Protected++;
                Tell(pusher.Add(ready.Item));
                Show(Count(ready.Item.Record.Kind));
                break;
            case PassStep.Rejected rejected:
                See(rejected.DeadLetter.Kind, rejected.DeadLetter.Id, rejected.Time);
                pusher.Keep(rejected.DeadLetter);
                Report(rejected.Problem);
                break;
            case PassStep.Failed trouble:
                Keep(trouble.Problem);
                Report(trouble.Problem);
                break;
            case PassStep.Progress share:
                Count(share.Read.Kind).Progress = share.Read.Done;
                Show(Count(share.Read.Kind));
                break;
            case PassStep.Unit unit:
                Follow(unit.Event);
                break;
        }
    }

    private void See(RecordKind kind, string key, DateTimeOffset? time)
    {
        var count = Count(kind);
        count.Read++;
        count.Acknowledge(time);
        units.Count(time);
        seen?.Add(key);
    }

    private void Skip(PassCount count, PassStep.Known known)
    {
        See(known.Kind, known.SourceKey, known.Time);
        count.Known++;
        tally.Add(known.Kind, PushStatus.Skipped);
        if (known.IsLetter)
        {
            // Only while its part is read can it be told that the record is still there.
            units.Invalidate();
            pusher.StillKeep(known.SourceKey);
        }

        Show(count);
    }

    private void Follow(UnitEvent unitEvent)
    {
        switch (unitEvent.Stage)
        {
            case UnitStage.Begins:
                units.Begin();
                break;
            case UnitStage.Unchanged:
                Skip(Count(unitEvent.Unit.Kind), unitEvent.Summary);
                Tell(units.Renew(unitEvent) is { } renewed ? pusher.Seal(renewed) : []);
                break;
            default:
                Tell(units.End(unitEvent) is { } completed ? pusher.Seal(completed) : []);
                break;
        }
    }

    private void Skip(PassCount count, UnitSummary summary)
    {
        count.Read += summary.Records;
        count.Known += summary.Records;
        count.Acknowledge(summary.Newest);
        tally.Add(count.Kind, PushStatus.Skipped, summary.Records);
        Show(count);
    }

    // One record that could not be read; a whole store or file that could not is no letter.
    private void Keep(Problem problem)
    {
        if (
            problem
                is { ErrorId: ErrorIds.RecordMalformed or ErrorIds.RecordDuplicate, Severity: ProblemSeverity.Error, Missed: var missed }
            && missed.Any()
        )
        {
            pusher.Keep(tally.DeadLetterFor(problem, missed.First()));
        }
    }

    private void Show(PassCount count) =>
        observer.OnProgress(new RunProgress(count.Kind, count.Read, count.Known, count.Protected, count.Pushed, count.Progress));
}
