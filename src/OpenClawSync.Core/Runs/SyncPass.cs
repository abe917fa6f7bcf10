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
        using var known = target.OpenKnown();

        // A source may look up units on a thread of its own.
        using var knownUnits = target.OpenKnown();
        using var seen = options.IsPruning ? target.OpenSeen() : null;

        // Pruning must see every record, so no unit may be skipped.
        var units = new UnitTracker(
            knownUnits,
            new UnitHasher(key, protector.PolicyId, options.Instance, startedAt),
            options,
            kind => seen is null || !PruneOptions.Kinds.Contains(kind)
        );
        var hasher = new RecordHasher(key, protector.PolicyId, options.Instance);
        var reader = new PassReader(protector, hasher, redactor, known, options.Filter, window, clock);
        var pass = new PassWriter(units, writer, tally, seen, observer);
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
        var isClean = options.Filter.Kinds.IsAll && ProtectOldRows(pass, known, startedAt, cancellationToken);
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
                .SelectMany(kind => pruning.FindMissing(kind, tally.SawAll(kind)))
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
    private bool ProtectOldRows(PassWriter pass, IKnownRows known, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        if (!target.Stale.MayBeThere)
        {
            return false;
        }

        var (failed, stale) = (tally.DeadLetters, target.Stale);
        var reprotection = new Reprotection(protector, target, writer, known, tally.SawAll, startedAt, options.BatchSize);
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
            && (!(stale.KeyRotated || stale.LayoutChanged) || RecordKinds.All.All(tally.SawAll));
    }
}
