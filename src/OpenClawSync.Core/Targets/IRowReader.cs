using OpenClawSync.Records;

namespace OpenClawSync.Targets;

/// <summary>Reads the rows of a target, page by page.</summary>
internal interface IRowReader : IDisposable
{
    /// <summary>Reads the rows of some kinds, including tombstones.</summary>
    IEnumerable<StoredRecord> ReadRows(RecordKinds kinds, CancellationToken cancellationToken);
}
