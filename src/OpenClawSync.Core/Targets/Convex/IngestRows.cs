using OpenClawSync.Records;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// Reads the rows of an instance through the ingest endpoint, for audits. The ingest token authorizes it, not the identity of a viewer.
/// </summary>
internal sealed class IngestRows(IngestClient client, InstanceId instance) : IRowReader
{
    public IEnumerable<StoredRecord> ReadRows(RecordKinds kinds, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = client.Rows(instance, cursor, cancellationToken);
            foreach (var row in page.Rows.Where(row => kinds.Contains(row.Kind)))
            {
                yield return row;
            }

            cursor = page.Next;
        } while (cursor is not null);
    }

    public void Dispose() => client.Dispose();
}
