using OpenClawSync.Records;
using OpenClawSync.Sources.Parts;

namespace OpenClawSync.Sources;

/// <summary>
/// What a source yields: a record, what kept it from yielding one, or where it stands among its parts. Readers do not throw for
/// one bad record.
/// </summary>
internal readonly record struct ReadOutcome
{
    private ReadOutcome(OpenClawRecord? record, Problem? problem, PartMark? mark) => (Record, Problem, Mark) = (record, problem, mark);

    public OpenClawRecord? Record { get; }

    public Problem? Problem { get; }

    public PartMark? Mark { get; }

    public static implicit operator ReadOutcome(OpenClawRecord record) => new(record, null, null);

    public static implicit operator ReadOutcome(Problem problem) => new(null, problem, null);

    public static implicit operator ReadOutcome(PartMark mark) => new(null, null, mark);
}
