using OpenClawSync.Records;

namespace OpenClawSync.Targets.Convex;

/// <summary>Which ledger: what one source has in one target under one instance.</summary>
/// <param name="Url">The target.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Source">A keyed hash of the source's place; null when the source is not known.</param>
internal sealed record LedgerName(string Url, InstanceId Instance, string? Source);
