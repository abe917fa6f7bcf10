using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// The keys that a pass saw, in a temporary table: they need not fit into memory, and none of them remains on disk. The
/// connection belongs to the caller.
/// </summary>
internal sealed class SeenKeys : ISeenKeys
{
    private const string NotSeen = $"{NoneSeen} AND m.isRemoved = 0";
    private const string TombstoneNotSeen = $"{NoneSeen} AND m.isRemoved <> 0";

    private const string NoneSeen = """
        FROM ledgerMarks m WHERE m.ledgerId = $ledger AND m.kind = $kind
        AND NOT EXISTS (SELECT 1 FROM seenKeys s WHERE s.sourceKey = m.sourceKey)
        """;

    private readonly SqliteConnection _connection;
    private readonly long _ledgerId;
    private readonly LedgerErrors _errors;
    private readonly SqliteCommand _add;

    /// <param name="connection">The connection.</param>
    /// <param name="ledgerId">The ledger whose keys are compared with those that were seen.</param>
    /// <param name="translate">Translates SQLite errors.</param>
    public SeenKeys(SqliteConnection connection, long ledgerId, Func<SqliteException, OpenClawSyncException> translate)
    {
        (_connection, _ledgerId, _errors) = (connection, ledgerId, new LedgerErrors(translate));
        Run("CREATE TEMP TABLE IF NOT EXISTS seenKeys (sourceKey TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID; DELETE FROM seenKeys");
        _add = Prepared.Command(connection, "INSERT OR IGNORE INTO seenKeys VALUES ($key)", "$key");
    }

    public void Add(string sourceKey) => _errors.Translate(() => Prepared.Run(_add, sourceKey));

    public long Count(RecordKind kind) =>
        Scalar("SELECT count(*) FROM ledgerMarks WHERE ledgerId = $ledger AND kind = $kind AND isRemoved = 0", kind);

    public bool Has(string sourceKey) =>
        _errors.Translate(() => Sql.Scalar(_connection, "SELECT 1 FROM seenKeys WHERE sourceKey = $key", ("$key", sourceKey)) is not null);

    public void AddAll(RecordKind kind, string scope) =>
        Run(
            $"INSERT INTO seenKeys SELECT m.sourceKey {NotSeen} AND substr(m.sourceKey, 1, length($scope)) = $scope",
            ("$ledger", _ledgerId),
            ("$kind", (long)kind),
            ("$scope", scope)
        );

    public long CountUnseen(RecordKind kind, string scope = "") =>
        Scalar($"SELECT count(*) {NotSeen} AND substr(m.sourceKey, 1, length($scope)) = $scope", kind, ("$scope", scope));

    public IReadOnlyList<string> Unseen(RecordKind kind, string after, int maxCount) =>
        _errors.Translate(() => Find(NotSeen, kind, after, maxCount));

    public IReadOnlyList<string> UnseenTombstones(RecordKind kind, string after, int maxCount) =>
        _errors.Translate(() => Find(TombstoneNotSeen, kind, after, maxCount));

    public long CountUnseenTombstones(RecordKind kind) => Scalar($"SELECT count(*) {TombstoneNotSeen}", kind);

    public void Dispose()
    {
        _add.Dispose();
        try
        {
            Sql.Run(_connection, "DROP TABLE seenKeys");
        }
        catch (SqliteException)
        {
            // It ends with the connection anyway, and what failed before must not be hidden.
        }
    }

    private void Run(string sql, params (string Name, object? Value)[] values) =>
        _errors.Translate(() => Sql.Run(_connection, sql, values));

    private long Scalar(string sql, RecordKind kind, params (string Name, object? Value)[] values) =>
        _errors.Translate(() => (long)Sql.Scalar(_connection, sql, [("$ledger", _ledgerId), ("$kind", (long)kind), .. values])!);

    private List<string> Find(string which, RecordKind kind, string after, int maxCount)
    {
        using var command = Sql.Command(
            _connection,
            $"SELECT m.sourceKey {which} AND m.sourceKey > $after ORDER BY m.sourceKey LIMIT $max",
            ("$ledger", _ledgerId),
            ("$kind", (long)kind),
            ("$after", after),
            ("$max", maxCount)
        );
        using var reader = command.ExecuteReader();
        var keys = new List<string>();
        while (reader.Read())
        {
            keys.Add(reader.GetString(0));
        }

        return keys;
    }
}
