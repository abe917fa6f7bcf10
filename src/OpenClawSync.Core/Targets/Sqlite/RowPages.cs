using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>
/// Reads the rows of a source a page at a time, because the caller writes rows while it reads. A row that is in another ledger belongs to
/// another instance.
/// </summary>
internal static class RowPages
{
    private const int PageSize = 200;

    private const string IsOurs = """
        substr(sourceId, 1, length($prefix)) = $prefix
        AND NOT EXISTS (
          SELECT 1 FROM ledgers l JOIN ledgerMarks o ON o.ledgerId = l.ledgerId AND o.sourceKey = t.sourceKey WHERE l.ledgerId <> $ledger)
        """;

    private const string IsStale = $"""
        {IsOurs}
        AND NOT EXISTS (SELECT 1 FROM ledgerMarks m WHERE m.ledgerId = $ledger AND m.sourceKey = t.sourceKey AND m.epoch >= $epoch)
        """;

    public static bool AnyStale(SqliteConnection connection, SyncLedger ledger) =>
        RowSchema.All.Any(schema =>
            Sql.Scalar(connection, $"SELECT 1 FROM {schema.Table} t WHERE {IsStale} LIMIT 1", Values(ledger)) is not null
        );

    /// <summary>The rows that were not acknowledged under the current policy.</summary>
    public static IEnumerable<StoredRecord> ReadStale(
        SqliteConnection connection,
        SyncLedger ledger,
        RowSchema schema,
        CancellationToken cancellationToken
    ) => Read(connection, ledger, schema, IsStale, cancellationToken);

    /// <summary>All rows of the source and of its instance.</summary>
    public static IEnumerable<StoredRecord> ReadAll(
        SqliteConnection connection,
        SyncLedger ledger,
        RowSchema schema,
        CancellationToken cancellationToken
    ) => Read(connection, ledger, schema, IsOurs, cancellationToken);

    private static IEnumerable<StoredRecord> Read(
        SqliteConnection connection,
        SyncLedger ledger,
        RowSchema schema,
        string condition,
        CancellationToken cancellationToken
    )
    {
        var last = "";
        while (Page(connection, ledger, schema, condition, last) is { Count: > 0 } page)
        {
            foreach (var record in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return record;
            }

            last = page[^1].SourceKey;
        }
    }

    private static List<StoredRecord> Page(SqliteConnection connection, SyncLedger ledger, RowSchema schema, string condition, string after)
    {
        using var command = Sql.Command(
            connection,
            $"""
            SELECT {RowScan.Columns(connection, schema)} FROM {schema.Table} t
            WHERE sourceKey > $after AND {condition} ORDER BY sourceKey LIMIT {PageSize}
            """,
            [.. Values(ledger), ("$after", after)]
        );
        return [.. RowScan.Read(command, schema)];
    }

    private static (string, object?)[] Values(SyncLedger ledger) =>
        [("$ledger", ledger.Id), ("$epoch", ledger.State.Generation), ("$prefix", ledger.Name.Instance.Prefix)];
}
