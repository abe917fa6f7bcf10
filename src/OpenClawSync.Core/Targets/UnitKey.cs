using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Identifies a source unit in a ledger.</summary>
/// <param name="Kind">The kind of its records.</param>
/// <param name="Key">A keyed hash of its name.</param>
internal sealed record UnitKey(RecordKind Kind, byte[] Key);
