using OpenClawSync.Records;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>Identifies a ledger: one source in one target under one instance.</summary>
/// <param name="Target">The URL of an endpoint; empty for a file that contains the ledger itself.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Source">The source that writes; null for records that do not name their source.</param>
internal sealed record LedgerName(string Target, InstanceId Instance, SourceName? Source)
{
    /// <summary>
    /// The name with which the installation claims the instance of a file; null where nothing is claimed, as when rows are erased.
    /// </summary>
    public string? Installation { get; init; }
}

/// <summary>How a source identifies itself to targets.</summary>
/// <param name="Place">A keyed hash of its location.</param>
/// <param name="Identity">The opaque id with which it claims an instance.</param>
internal sealed record SourceName(string Place, string Identity);
