using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>
/// Reads the rows of a source that were not acknowledged under the current policy, a page at a time, because the caller writes each row
/// that it reads. A row that is in another ledger belongs to another instance.
/// </summary>
internal static class StaleScan
{
    private const int PageSize = 200;

    private const string IsStale = """
        substr(sourceId, 1, length($prefix)) = $prefix
        AND NOT EXISTS (SELECT 1 FROM ledgerMarks m WHERE m.ledgerId = $ledger AND m.sourceKey = t.sourceKey AND m.epoch >= $epoch)
        AND NOT EXISTS (
          SELECT 1 FROM ledgers l JOIN ledgerMarks o ON o.ledgerId = l.ledgerId AND o.sourceKey = t.sourceKey WHERE l.ledgerId <> $ledger)
        """;

    public static bool Any(SqliteConnection connection, SyncLedger ledger) =>
        RowSchema.All.Any(schema =>
            Sql.Scalar(connection, $"SELECT 1 FROM {schema.Table} t WHERE {IsStale} LIMIT 1", Values(ledger)) is not null
        );

    public static IEnumerable<StoredRecord> Read(
        SqliteConnection connection,
        SyncLedger ledger,
        RowSchema schema,
        CancellationToken cancellationToken
    )
    {
        var last = "";
        while (Page(connection, ledger, schema, last) is { Count: > 0 } page)
        {
            foreach (var record in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }

            last = page[^1].SourceKey;
        }
    }

    private static List<StoredRecord> Page(SqliteConnection connection, SyncLedger ledger, RowSchema schema, string after)
    {
        using var command = Sql.Command(
            connection,
            $"""
            SELECT {RowScan.Columns(connection, schema)} FROM {schema.Table} t
            WHERE sourceKey > $after AND {IsStale} ORDER BY sourceKey LIMIT {PageSize}
            """,
            [.. Values(ledger), ("$after", after)]
        );
        return [.. RowScan.Read(command, schema)];
    }

    private static (string, object?)[] Values(SyncLedger ledger) =>
        [("$ledger", ledger.Id), ("$epoch", ledger.State.Generation), ("$prefix", ledger.Name.Instance.Prefix)];
}
