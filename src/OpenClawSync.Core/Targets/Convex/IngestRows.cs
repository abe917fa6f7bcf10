using OpenClawSync.Records;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// Reads the rows of an instance through the ingest endpoint, for audits. The ingest token and the identity of the source that has claimed
/// the instance authorize it, not the identity of a viewer.
/// </summary>
internal sealed class IngestRows(IngestClient client, InstanceId instance, string sourceIdentity) : IRowReader
{
    public IEnumerable<StoredRecord> ReadRows(RecordKinds kinds, CancellationToken cancellationToken)
    {
        using var rows = RowPages.Read(cursor => client.Rows(instance, sourceIdentity, cursor, cancellationToken)).GetEnumerator();
        while (client.Read(rows.MoveNext))
        {
            if (kinds.Contains(rows.Current.Kind))
            {
                yield return rows.Current;
            }
        }
    }

    public void Dispose() => client.Dispose();
}
