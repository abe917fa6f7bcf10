using OpenClawSync.Records;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>Which ledger: what one source has in one target under one instance.</summary>
/// <param name="Target">The URL of an endpoint; empty for the file that holds the ledger itself.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Source">Who writes; null when records do not say where they come from.</param>
internal sealed record LedgerName(string Target, InstanceId Instance, SourceName? Source);

/// <summary>A source as targets know it.</summary>
/// <param name="Place">A keyed hash of where it is.</param>
/// <param name="Identity">The random-looking id by which it claims an instance.</param>
internal sealed record SourceName(string Place, string Identity);
