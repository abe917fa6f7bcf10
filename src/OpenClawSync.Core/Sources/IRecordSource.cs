using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>Where records come from. A source is enumerated whole, one kind at a time, and streams.</summary>
internal interface IRecordSource : IDisposable
{
    /// <summary>Reads every record of a kind, with what could not be read among them.</summary>
    IEnumerable<ReadOutcome> Read(RecordKind kind, CancellationToken cancellationToken);
}
