using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>What a source yields: a record, or what kept it from yielding one. Readers do not throw for one bad record.</summary>
internal readonly record struct ReadOutcome
{
    private ReadOutcome(OpenClawRecord? record, Problem? problem) => (Record, Problem) = (record, problem);

    public OpenClawRecord? Record { get; }

    public Problem? Problem { get; }

    public static implicit operator ReadOutcome(OpenClawRecord record) => new(record, null);

    public static implicit operator ReadOutcome(Problem problem) => new(null, problem);
}
