using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A part of a source of which a target has acknowledged every record.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Key">A keyed hash of its name.</param>
/// <param name="FileFingerprint">A keyed hash of the state of its files and of all else that decides what becomes of them.</param>
/// <param name="ReadAt">When the run that read it began.</param>
/// <param name="Summary">What it held.</param>
internal sealed record SyncedUnit(RecordKind Kind, byte[] Key, byte[] FileFingerprint, DateTimeOffset ReadAt, UnitSummary Summary)
{
    /// <summary>A keyed hash of what its files held, and of all else that decides what becomes of it; null when that is not known.</summary>
    public byte[]? Content { get; init; }
}
