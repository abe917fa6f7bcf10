using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>
/// The work of a run: a pass over the source, then the steps that only a complete pass allows: pruning, re-protecting old rows, and moving
/// the cursors.
/// </summary>
internal sealed class SyncPass(
    Protector protector,
    InstallationKey key,
    TextRedactor redactor,
    ISyncTarget target,
    SyncOptions options,
    BatchWriter writer,
    RunTally tally,
    StageClock clock,
    IRunObserver observer
)
{
    /// <returns>
    /// The start of the replay window, the cursors after the pass, and what to commit together with the row of the run log.
    /// </returns>
    public (Cursors From, Cursors To, TargetBatch Last) Run(
        IRecordSource source,
        DateTimeOffset startedAt,
        CancellationToken cancellationToken
    )
    {
        var cursors = target.ReadCursors();
        var window = ReplayWindow.Before(cursors, options);
        var retention = RunRetention.Of(options.Retention, startedAt);
        using var known = target.OpenKnown();

        // A source may look up units on a thread of its own.
        using var knownUnits = target.OpenKnown();
        var places = new PlaceTracker(
            target.ReadPlaces(),
            options.Filter.Kinds,
            options.AcceptMissing,
            protector.MaskAgent,
            options.Instance
        );
        var repairs = Repairs;
        using var seen = NeedsSeen ? target.OpenSeen() : null;

        // Pruning must see every record, so no unit may be skipped.
        var units = new UnitTracker(
            knownUnits,
            new UnitHasher(key, $"{protector.PolicyId} {options.Retention}", options.Instance, startedAt),
            options,
            kind => !options.IsPruning || !PruneOptions.Kinds.Contains(kind)
        );
        var hasher = new RecordHasher(key, protector.PolicyId, options.Instance);
        var open = target.ReadOpenTasks().Select(task => task.SourceKey).ToHashSet(StringComparer.Ordinal);
        var reader = new PassReader(protector, hasher, redactor, known, options.Filter, window, retention, clock, open);
        var pass = new PassWriter(units, places, writer, tally, seen, observer);
        var request = new ReadRequest(options.Filter.Kinds, window.Earliest(options.Filter))
        {
            FindUnchanged = units.FindUnchanged,
            FindUnchangedContent = units.FindUnchangedContent,
        };
        pass.Run(ReadAhead.Read(token => reader.Read(source, request, token), cancellationToken), cancellationToken);
        places.RequireKnown();
        if (!options.Filter.IsWhole)
        {
            return (window.Starts, cursors, new TargetBatch());
        }

        if (options.Filter.Kinds.Contains(RecordKind.Task))
        {
            Sweep(pass, retention, cancellationToken);
        }

        var absent = new MissingPlaces(places.FindMissing());
        var whole = options.Filter.Kinds.Except(tally.Missed);
        Report(absent, pass);
        Prune(pass, seen, absent, whole, cancellationToken);
        var lost = FindsLost(pass, seen, absent, whole) ? new LostTasks(protector, seen!) : null;
        Lose(pass, lost, cancellationToken);
        if (repairs)
        {
            RepairRows(pass, known, seen!, startedAt, cancellationToken);
        }

        var isClean = options.Filter.Kinds.IsAll && ProtectOldRows(pass, known, lost, startedAt, cancellationToken);
        var reached = pass.Advance(cursors, options.Filter.Kinds, startedAt);
        var (remembered, forgotten) = places.Changes(absent.All);
        return (
            window.Starts,
            reached,
            new TargetBatch
            {
                Cursors = reached.Equals(cursors) ? null : reached,
                Whole = options.Filter.Kinds.Except(tally.Missed),
                IsClean = isClean,
                Places = remembered,
                ForgottenPlaces = forgotten,
            }
        );
    }

    // Rows of an earlier policy are protected again in any case, and nobody knows then which of them are ours.
    private bool Repairs => options is { Full: true, Filter: { IsWhole: true, Kinds.IsAll: true } } && !target.Stale.MayBeThere;

    private void RepairRows(
        PassWriter pass,
        IKnownRows known,
        ISeenKeys seen,
        DateTimeOffset startedAt,
        CancellationToken cancellationToken
    )
    {
        var repair = new RowRepair(protector, target, writer, seen, known, tally.SawAll, startedAt, options.BatchSize);
        foreach (var results in repair.Run(cancellationToken))
        {
            pass.Report(results);
        }

        foreach (var problem in repair.Problems)
        {
            pass.Report(problem);
        }
    }

    private void Sweep(PassWriter pass, RunRetention retention, CancellationToken cancellationToken)
    {
        if (retention.Cutoff is not { } cutoff)
        {
            return;
        }

        var last = "";
        while (target.FindRunsBefore(cutoff, last, options.BatchSize) is { Count: > 0 } keys)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pass.Report([
                .. writer
                    .Sweep([.. keys.Select(key => new RowKey(RecordKind.Task, key))])
                    .Results.Where(result => result.Status == PushStatus.Failed),
            ]);
            last = keys[^1];
        }
    }

    // Which tasks vanished matters only if the target may show one as unfinished.
    private bool NeedsSeen =>
        options.IsPruning
        || Repairs
        || (
            options.Filter.IsWhole
            && options.Filter.Kinds.Contains(RecordKind.Task)
            && (target.Stale.MayBeThere || target.ReadOpenTasks().Count > 0)
        );

    private void Report(MissingPlaces absent, PassWriter pass)
    {
        if (absent.Warning is { } warning)
        {
            pass.Report(warning);
        }

        // What an operator said once must hold even if this run ends before everything is removed.
        if (absent.NewlyAccepted is { Count: > 0 } accepted)
        {
            writer.Commit(new TargetBatch { Places = accepted });
        }
    }

    private static bool FindsLost(PassWriter pass, ISeenKeys? seen, MissingPlaces absent, RecordKinds whole) =>
        seen is not null && whole.Contains(RecordKind.Task) && absent.IsWhole(RecordKind.Task) && !pass.HasSkippedTasks;

    private void Lose(PassWriter pass, LostTasks? lost, CancellationToken cancellationToken)
    {
        foreach (var item in lost?.Find(target.ReadOpenTasks()) ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Add(item);
            if (writer.IsFull)
            {
                pass.Report(writer.Commit().Results);
            }
        }

        pass.Report(writer.Commit().Results);
        if (tally.SawAll(RecordKind.Task))
        {
            pass.StoreTaskUnits();
        }
    }

    private void Prune(PassWriter pass, ISeenKeys? seen, MissingPlaces absent, RecordKinds whole, CancellationToken cancellationToken)
    {
        if (seen is null || !options.IsPruning)
        {
            return;
        }

        var pruning = new Pruning(options.Prune!, seen, absent, options.BatchSize);
        foreach (
            var (keys, problem) in PruneOptions
                .Kinds.Where(options.Filter.Kinds.Contains)
                .SelectMany(kind => pruning.FindMissing(kind, whole.Contains(kind)))
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (problem is null)
            {
                pass.Report(writer.Commit(new TargetBatch { Removed = keys }).Results);
            }
            else
            {
                pass.Report(problem);
            }
        }
    }

    // Returns whether no row of an earlier policy is left.
    private bool ProtectOldRows(
        PassWriter pass,
        IKnownRows known,
        LostTasks? lost,
        DateTimeOffset startedAt,
        CancellationToken cancellationToken
    )
    {
        if (!target.Stale.MayBeThere)
        {
            return false;
        }

        var (failed, stale) = (tally.DeadLetters, target.Stale);
        var reprotection = new Reprotection(protector, target, writer, known, lost, tally.SawAll, startedAt, options.BatchSize);
        foreach (var results in reprotection.Run(cancellationToken))
        {
            pass.Report(results);
        }

        foreach (var problem in reprotection.Problems)
        {
            pass.Report(problem);
        }

        return tally.DeadLetters == failed
            && reprotection.Problems.Count == 0
            && !reprotection.HasUnsettled
            && (!(stale.KeyRotated || stale.LayoutChanged) || RecordKinds.All.All(tally.SawAll));
    }
}
