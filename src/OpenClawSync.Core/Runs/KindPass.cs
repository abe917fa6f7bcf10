using OpenClawSync.Records;
using OpenClawSync.Redaction;
using OpenClawSync.Sources;
using OpenClawSync.Targets;

namespace OpenClawSync.Runs;

/// <summary>One pass over the records of one kind: read, compare with what the target knows, protect, push.</summary>
internal sealed class KindPass(
    RecordKind kind, Protector protector, RecordStamp stamps, ISyncTarget target, BatchPusher pusher, RunTally tally, IRunObserver observer)
{
    private DateTimeOffset? _greatest;
    private bool _isWhole = true;
    private long _read;
    private long _known;
    private long _pushed;

    /// <summary>Runs the pass and moves the cursor when every record of the kind was acknowledged.</summary>
    /// <returns>The cursor of the kind afterwards.</returns>
    public DateTimeOffset? Run(IRecordSource source, SyncOptions options, Cursors cursors, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var since = cursors.Of(kind) - options.ReplayWindow;
        foreach (var outcome in source.Read(kind, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Problem is { } problem)
            {
                Report(problem);
            }
            else if (outcome.Record is { } record && options.Filter.Wants(record))
            {
                Take(record, options.Full ? DateTimeOffset.MinValue : since);
            }
        }

        var moves = _isWhole && options.Filter.IsWhole;
        var cursor = moves ? Cursor(cursors.Of(kind), startedAt) : cursors.Of(kind);
        Tell(pusher.Commit(moves ? Cursors.None.With(kind, cursor) : null));
        return cursor;
    }

    private void Take(OpenClawRecord record, DateTimeOffset? since)
    {
        _read++;
        var stamp = stamps.Of(record);
        var isInWindow = since == DateTimeOffset.MinValue || record.SourceUpdatedAt >= since;
        if (!isInWindow && target.Knows(kind, stamp))
        {
            _known++;
            tally.Add(kind, PushStatus.Skipped);
            Acknowledge(record.SourceUpdatedAt);
        }
        else
        {
            Push(record, stamp);
        }

        observer.OnProgress(new RunProgress(kind, _read, _known, _pushed));
    }

    private void Push(OpenClawRecord record, byte[] stamp)
    {
        try
        {
            var item = new PushItem(protector.Protect(record), stamp);
            Acknowledge(record.SourceUpdatedAt);
            Tell(pusher.Add(item));
        }
        catch (OpenClawSyncException failure) when (failure.ErrorId == ErrorIds.ProtectionFailed)
        {
            Report(new Problem(failure.ErrorId, record.ToString(), failure.Message));
        }
    }

    private void Report(Problem problem)
    {
        _isWhole &= problem.IsWarning;
        if (tally.Add(problem))
        {
            observer.OnProblem(problem);
        }
    }

    private void Tell(IReadOnlyList<PushResult> results)
    {
        _pushed += results.Count;
        foreach (var result in results)
        {
            observer.OnPushed(result);
        }
    }

    private void Acknowledge(DateTimeOffset? time) => _greatest = time > _greatest || _greatest is null ? time ?? _greatest : _greatest;

    // A source clock that runs ahead must not carry the cursor past records still to come.
    private DateTimeOffset? Cursor(DateTimeOffset? before, DateTimeOffset startedAt) =>
        _greatest is null ? before : _greatest < startedAt ? _greatest : startedAt;
}
