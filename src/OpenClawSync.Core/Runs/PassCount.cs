using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>What one pass has seen of one kind.</summary>
internal sealed class PassCount(RecordKind kind)
{
    private DateTimeOffset? _greatest;

    public RecordKind Kind => kind;

    /// <summary>Records read.</summary>
    public long Read { get; set; }

    /// <summary>Records that the target knows already.</summary>
    public long Known { get; set; }

    /// <summary>Records that were protected, to be pushed.</summary>
    public long Protected { get; set; }

    /// <summary>How much of the kind was read, from 0 to 1; null while the source does not say.</summary>
    public double? Progress { get; set; }

    /// <summary>Records acknowledged by the target.</summary>
    public long Pushed { get; set; }

    /// <summary>False once a record was neither acknowledged nor known.</summary>
    public bool IsComplete { get; private set; } = true;

    public void Acknowledge(DateTimeOffset? time) => _greatest = _greatest is null || time > _greatest ? time ?? _greatest : _greatest;

    public void Miss(Problem problem) => IsComplete &= problem.Severity != ProblemSeverity.Error;

    /// <summary>Where the cursor stands after the pass. A source clock that runs ahead must not carry it past records still to come.</summary>
    public DateTimeOffset? CursorAfter(DateTimeOffset? before, DateTimeOffset startedAt) =>
        (IsComplete, _greatest) switch
        {
            (false, _) or (_, null) => before,
            (_, var greatest) => greatest < startedAt ? greatest : startedAt,
        };
}
