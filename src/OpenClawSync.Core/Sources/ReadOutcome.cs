using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>
/// What a source yields: a record, what kept it from yielding one, where it stands among its parts, or how far it is. Readers do not
/// throw for one bad record.
/// </summary>
internal sealed class ReadOutcome
{
    private readonly object _what;

    private ReadOutcome(object what) => _what = what;

    public OpenClawRecord? Record => _what as OpenClawRecord;

    public Problem? Problem => _what as Problem;

    public UnitEvent? Event => _what as UnitEvent;

    public ReadProgress? Progress => _what as ReadProgress;

    public static implicit operator ReadOutcome(OpenClawRecord record) => new(record);

    public static implicit operator ReadOutcome(Problem problem) => new(problem);

    public static implicit operator ReadOutcome(UnitEvent unitEvent) => new(unitEvent);

    public static implicit operator ReadOutcome(ReadProgress share) => new(share);
}
