using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>Counts the records of one kind in one pass, and decides where the cursor of the kind may move.</summary>
internal sealed class PassCount(RecordKind kind)
{
    private DateTimeOffset? _latest;

    public RecordKind Kind => kind;

    /// <summary>Records read.</summary>
    public long Read { get; set; }

    /// <summary>Records that the target already has.</summary>
    public long Known { get; set; }

    /// <summary>Records that were protected in order to be pushed.</summary>
    public long Protected { get; set; }

    /// <summary>The share of the kind that was read, from 0 to 1; null while the source does not know.</summary>
    public double? Progress { get; set; }

    /// <summary>Records acknowledged by the target.</summary>
    public long Pushed { get; set; }

    /// <summary>False once a record was neither acknowledged nor known.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The target has a record with this source time, or keeps it as a dead letter.</summary>
    public void Acknowledge(DateTimeOffset? time) => _latest = _latest is null || time > _latest ? time ?? _latest : _latest;

    /// <summary>A problem may have hidden records of the kind; an error keeps the cursor where it is.</summary>
    public void Miss(Problem problem) => IsComplete &= problem.Severity != ProblemSeverity.Error;

    /// <summary>
    /// The cursor after the pass. It is at most the start of the run, because a source clock that runs ahead must not move it past records
    /// that are still to come.
    /// </summary>
    public DateTimeOffset? CursorAfter(DateTimeOffset? before, DateTimeOffset startedAt) =>
        (IsComplete, _latest) switch
        {
            (false, _) or (_, null) => before,
            (_, var latest) => latest < startedAt ? latest : startedAt,
        };
}
