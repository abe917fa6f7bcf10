using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>The writing side of a pass: writes what was read, and counts by kind what the target acknowledged.</summary>
internal sealed class PassWriter(
    UnitTracker units,
    PlaceTracker places,
    BatchWriter writer,
    RunTally tally,
    ISeenKeys? seen,
    IRunObserver observer
)
{
    private readonly List<string> _unread = [];
    private readonly List<SyncedUnit> _taskUnits = [];
    private readonly PassCount[] _counts = [new(RecordKind.Task), new(RecordKind.Cron), new(RecordKind.Memory)];

    /// <summary>Whether the tasks were left out because their stores are unchanged.</summary>
    public bool HasSkippedTasks { get; private set; }

    public void Run(IEnumerable<PassStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(step);
            if (writer.IsFull)
            {
                Acknowledge(writer.Commit());
            }
        }

        Acknowledge(writer.Commit());
        foreach (var scope in _unread)
        {
            seen?.AddAll(RecordKind.Memory, scope);
        }
    }

    /// <summary>The cursors after a pass over all records of the given kinds.</summary>
    public Cursors Advance(Cursors cursors, RecordKinds kinds, DateTimeOffset startedAt)
    {
        foreach (var kind in kinds)
        {
            cursors = cursors.With(kind, Count(kind).CursorAfter(cursors.Of(kind), startedAt));
        }

        return cursors;
    }

    /// <summary>
    /// Adds the stores of tasks, so that the next run may skip them. Until the tasks that are missing from them are dealt with, a run that
    /// dies must leave them to the next one.
    /// </summary>
    public void StoreTaskUnits()
    {
        foreach (var unit in _taskUnits)
        {
            writer.Add(unit);
        }
    }

    /// <summary>Reports a problem of the pass, and keeps the cursors of the kinds it concerns where they are.</summary>
    public void Report(Problem problem)
    {
        // A warning is repeated in every run, so the unit that caused it must be read in every run.
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

    /// <summary>Reports the results of a commit.</summary>
    public void Report(IReadOnlyList<PushResult> results)
    {
        foreach (var result in results)
        {
            Count(result.Kind).Pushed++;
            observer.OnPushed(result);
            if (result.Status == PushStatus.Failed)
            {
                var message = $"The target refused the row: {result.Notes}. It is kept as a dead letter.";
                Report(Problem.Error(ErrorIds.RowRefused, result.Key, message));
            }
        }
    }

    private PassCount Count(RecordKind kind) => _counts[(int)kind];

    private void Take(PassStep step)
    {
        switch (step)
        {
            case PassStep.Known known:
                Take(known);
                break;
            case PassStep.Ready ready:
                CountRead(ready.Item.Record.Kind, ready.Item.Record.SourceKey, ready.Item.Record.SourceUpdatedAt);
                Count(ready.Item.Record.Kind).Protected++;
                Reopen();
                writer.Add(ready.Item);
                ShowProgress(Count(ready.Item.Record.Kind));
                break;
            case PassStep.Rejected rejected:
                CountRead(rejected.Record.DeadLetter.Kind, rejected.Record.DeadLetter.Id, rejected.Record.SourceUpdatedAt);
                Reopen();
                writer.Add(rejected.Record);
                Report(rejected.Problem);
                break;
            case PassStep.Failed failed:
                KeepUnreadable(failed.Problem);
                Report(failed.Problem);
                break;
            case PassStep.Place place:
                Take(place.Found);
                break;
            case PassStep.Unread unread:
                _unread.Add(unread.Scope);
                break;
            case PassStep.Progress progress:
                Count(progress.Read.Kind).Progress = progress.Read.Done;
                ShowProgress(Count(progress.Read.Kind));
                break;
            case PassStep.Unit unit:
                Take(unit.Event);
                break;
        }
    }

    // The target already has the record, so its time counts at once.
    private void Take(PassStep.Known known)
    {
        CountRead(known.Kind, known.SourceKey, known.SourceUpdatedAt);
        Count(known.Kind).Known++;
        Count(known.Kind).Acknowledge(known.SourceUpdatedAt);
        tally.Add(known.Kind, PushStatus.Skipped);
        if (known.IsDeadLetter)
        {
            // Only reading the unit shows whether the record still exists, so the unit must not be skipped by the next run.
            units.Invalidate();
            writer.Keep(known.SourceKey);
        }

        ShowProgress(Count(known.Kind));
    }

    private void Take(SourcePlace place)
    {
        if (places.Take(place) is { } problem)
        {
            Report(problem);
        }
    }

    private void Take(UnitEvent unitEvent)
    {
        switch (unitEvent.Stage)
        {
            case UnitStage.Begins:
                units.Begin(unitEvent.Unit);
                break;
            case UnitStage.Unchanged:
                HasSkippedTasks |= unitEvent.Unit.Kind == RecordKind.Task;
                Skip(Count(unitEvent.Unit.Kind), unitEvent.Summary);
                Store(units.Renew(unitEvent));
                break;
            default:
                Store(units.End(unitEvent));
                break;
        }
    }

    private void Reopen()
    {
        if (units.Reopen() is { } unit)
        {
            writer.Reopen(unit);
        }
    }

    private void Store(SyncedUnit? unit)
    {
        if (unit is { Kind: RecordKind.Task })
        {
            _taskUnits.Add(unit);
        }
        else if (unit is not null)
        {
            writer.Add(unit);
        }
    }

    private void CountRead(RecordKind kind, string key, DateTimeOffset? sourceUpdatedAt)
    {
        Count(kind).Read++;
        units.Count(sourceUpdatedAt);
        seen?.Add(key);
    }

    // A cursor must not pass a record that is neither stored nor kept as a dead letter, so source times count only from here on.
    private void Acknowledge(CommittedBatch batch)
    {
        foreach (var item in batch.Items)
        {
            Count(item.Record.Kind).Acknowledge(item.Record.SourceUpdatedAt);
        }

        foreach (var rejected in batch.Rejected)
        {
            Count(rejected.DeadLetter.Kind).Acknowledge(rejected.SourceUpdatedAt);
        }

        Report(batch.Results);
    }

    private void Skip(PassCount count, UnitSummary summary)
    {
        count.Read += summary.Records;
        count.Known += summary.Records;
        count.Acknowledge(summary.Newest);
        tally.Add(count.Kind, PushStatus.Skipped, summary.Records);
        ShowProgress(count);
    }

    // A single unreadable record becomes a dead letter; an unreadable store or file does not.
    private void KeepUnreadable(Problem problem)
    {
        if (
            problem
                is { ErrorId: ErrorIds.RecordMalformed or ErrorIds.RecordDuplicate, Severity: ProblemSeverity.Error, Missed: var missed }
            && missed.Any()
        )
        {
            Reopen();
            writer.Add(new RejectedRecord(tally.DeadLetterFor(problem, missed.First()), null));
        }
    }

    private void ShowProgress(PassCount count) =>
        observer.OnProgress(new RunProgress(count.Kind, count.Read, count.Known, count.Protected, count.Pushed, count.Progress));
}
