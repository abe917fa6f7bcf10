using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>
/// What a source returns: a record, a problem, a place, unreadable notes, an event of a unit, or a progress report. Readers do not throw
/// because of a single bad record.
/// </summary>
internal sealed class ReadOutcome
{
    private readonly object _value;

    private ReadOutcome(object value) => _value = value;

    public OpenClawRecord? Record => _value as OpenClawRecord;

    /// <summary>A problem; also that of a place which is absent.</summary>
    public Problem? Problem => _value as Problem ?? Place?.Problem;

    public SourcePlace? Place => _value as SourcePlace;

    public UnreadNotes? Unread => _value as UnreadNotes;

    public UnitEvent? Event => _value as UnitEvent;

    public ReadProgress? Progress => _value as ReadProgress;

    public static implicit operator ReadOutcome(OpenClawRecord record) => new(record);

    public static implicit operator ReadOutcome(Problem problem) => new(problem);

    public static implicit operator ReadOutcome(UnitEvent unitEvent) => new(unitEvent);

    public static implicit operator ReadOutcome(SourcePlace place) => new(place);

    public static implicit operator ReadOutcome(UnreadNotes unread) => new(unread);

    public static implicit operator ReadOutcome(ReadProgress progress) => new(progress);
}
