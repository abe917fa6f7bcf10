using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A source unit of which a target has acknowledged every record.</summary>
/// <param name="Kind">The kind of its records.</param>
/// <param name="Key">A keyed hash of its name.</param>
/// <param name="FileFingerprint">A keyed hash of the metadata of its files and of everything else that determines its rows.</param>
/// <param name="ReadAt">When the run that read it began.</param>
/// <param name="Summary">The number of its records and the newest time among them.</param>
internal sealed record SyncedUnit(RecordKind Kind, byte[] Key, byte[] FileFingerprint, DateTimeOffset ReadAt, UnitSummary Summary)
{
    /// <summary>A keyed hash of the content of its files and of everything else that determines its rows; null when unknown.</summary>
    public byte[]? Content { get; init; }
}
