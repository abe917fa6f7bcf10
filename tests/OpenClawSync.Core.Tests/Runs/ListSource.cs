using OpenClawSync.Records;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>A source of given records, without units.</summary>
internal sealed class ListSource(IReadOnlyList<OpenClawRecord> records) : IRecordSource
{
    public IEnumerable<ReadOutcome> Read(ReadRequest request, CancellationToken cancellationToken) =>
        records.Select(record => (ReadOutcome)record);

    public void Dispose() { }
}
