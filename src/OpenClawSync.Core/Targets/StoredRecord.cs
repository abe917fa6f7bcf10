using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>A row as a target holds it.</summary>
internal sealed record StoredRecord(RecordKind Kind, Row Row);
