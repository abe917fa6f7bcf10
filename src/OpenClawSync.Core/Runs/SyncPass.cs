using OpenClawSync.Fingerprint;
using OpenClawSync.Protection;
using OpenClawSync.Records;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>What a run does between its beginning and its end: a pass over the source, and what may be concluded from a complete one.</summary>
internal sealed class SyncPass(
    Protector protector,
    InstallationKey key,
    TextRedactor redactor,
    ISyncTarget target,
    SyncOptions options,
    BatchPusher pusher,
    RunTally tally,
    StageClock clock,
    IRunObserver observer
)
{
    /// <returns>Where the window began, where the cursors stand now, and what is still to be committed with the run's row.</returns>
    public (Cursors From, Cursors To, TargetBatch Last) Run(
        IRecordSource source,
        DateTimeOffset startedAt,
        CancellationToken cancellationToken
    )
    {
        var cursors = target.ReadCursors();
        var window = ReplayWindow.Before(cursors, options);
        using var known = target.OpenKnown();

        // Sources ask about parts on a thread of their own.
        using var knownUnits = target.OpenKnown();
        using var seen = options.IsPruning ? target.OpenSeen() : null;

        // To prune, every record must be seen, not only its part.
        var units = new UnitTracker(
            knownUnits,
            new UnitHasher(key, protector.PolicyId, options.Instance, startedAt),
            options,
            kind => seen is null || !PruneOptions.Kinds.Contains(kind)
        );
        var hasher = new RecordHasher(key, protector.PolicyId, options.Instance);
        var reader = new PassReader(protector, hasher, redactor, known, options.Filter, window, clock);
        var pass = new PassWriter(units, pusher, tally, seen, observer);
        var request = new ReadRequest(options.Filter.Kinds, window.Earliest(options.Filter))
        {
            FindUnchanged = units.FindUnchanged,
            FindUnchangedContent = units.FindUnchangedContent,
        };
        pass.Run(ReadAhead.Read(token => reader.Read(source, request, token), cancellationToken), cancellationToken);
        if (!options.Filter.IsWhole)
        {
            return (window.Starts, cursors, new TargetBatch());
        }

        Prune(pass, seen, cancellationToken);
        var isClean = options.Filter.Kinds.IsAll && Sweep(pass, known, cancellationToken);
        var reached = pass.Advance(cursors, options.Filter.Kinds, startedAt);
        return (
            window.Starts,
            reached,
            new TargetBatch
            {
                Cursors = reached.Equals(cursors) ? null : reached,
                Whole = options.Filter.Kinds.Except(tally.Missed),
                IsClean = isClean,
            }
        );
    }

    private void Prune(PassWriter pass, ISeenKeys? seen, CancellationToken cancellationToken)
    {
        if (seen is null)
        {
            return;
        }

        var pruning = new Pruning(options.Prune!, seen, options.BatchSize);
        foreach (
            var (keys, problem) in PruneOptions
                .Kinds.Where(options.Filter.Kinds.Contains)
                .SelectMany(kind => pruning.Gone(kind, tally.SawAll(kind)))
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (problem is null)
            {
                pass.Tell(pusher.Commit(new TargetBatch { Removed = keys }));
            }
            else
            {
                pass.Report(problem);
            }
        }
    }

    private bool Sweep(PassWriter pass, IKnownRows known, CancellationToken cancellationToken)
    {
        if (!target.Stale.MayBeThere)
        {
            return false;
        }

        var (failed, stale) = (tally.DeadLetters, target.Stale);
        var sweep = new Reprotection(protector, target, pusher, known, tally.SawAll, options.BatchSize);
        foreach (var results in sweep.Run(cancellationToken))
        {
            pass.Tell(results);
        }

        foreach (var problem in sweep.Problems)
        {
            pass.Report(problem);
        }

        return tally.DeadLetters == failed
            && sweep.Problems.Count == 0
            && (!(stale.KeyRotated || stale.LayoutChanged) || RecordKinds.All.All(tally.SawAll));
    }
}
