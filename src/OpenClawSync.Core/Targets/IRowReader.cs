using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Reads the rows of a target, page by page.</summary>
internal interface IRowReader : IDisposable
{
    /// <summary>The rows of the wanted kinds, tombstones included.</summary>
    IEnumerable<StoredRecord> ReadRows(RecordKinds kinds, CancellationToken cancellationToken);
}
