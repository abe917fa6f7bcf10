using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>
/// Recognizes rows of a file that no instance in it can have: their keys are malformed, or of an instance that nothing writes. Only
/// something else can have added them, and no run would ever touch them.
/// </summary>
internal sealed class StrayRows
{
    private readonly SqliteConnection _connection;
    private readonly IReadOnlyList<string> _prefixes;

    public StrayRows(SqliteConnection connection) => (_connection, _prefixes) = (connection, ReadPrefixes(connection));

    public bool Contains(StoredRecord row)
    {
        if (_prefixes.Count == 0)
        {
            // Nothing is recorded about any row, so none stands out.
            return false;
        }

        var isInside = SourceKeys.KindOf(row.SourceKey) == row.Kind && row.SourceId.Length > 0 && _prefixes.Any(IsPrefix);
        return SourceKeys.IsMisplaced(row.Kind, row.SourceKey) || (!isInside && !IsRecorded(row.SourceKey));

        bool IsPrefix(string prefix) => row.SourceId.StartsWith(prefix, StringComparison.Ordinal);
    }

    private bool IsRecorded(string sourceKey) =>
        Sql.Scalar(
            _connection,
            "SELECT 1 FROM ledgers l JOIN ledgerMarks m ON m.ledgerId = l.ledgerId WHERE m.sourceKey = $key LIMIT 1",
            ("$key", sourceKey)
        )
            is not null;

    // An erasure leaves a ledger behind, which says nothing about an instance.
    private static List<string> ReadPrefixes(SqliteConnection connection)
    {
        using var command = Sql.Command(
            connection,
            """
            SELECT DISTINCT l.instanceId FROM ledgers l
            WHERE l.policyId IS NOT NULL OR EXISTS (SELECT 1 FROM ledgerMarks m WHERE m.ledgerId = l.ledgerId)
            """
        );
        using var reader = command.ExecuteReader();
        var prefixes = new List<string>();
        while (reader.Read())
        {
            prefixes.Add(reader.GetString(0) is { Length: > 0 } instance ? instance + "/" : "");
        }

        return prefixes;
    }
}
