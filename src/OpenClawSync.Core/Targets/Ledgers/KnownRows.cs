using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// Looks up rows in a ledger through its own connection. What is not committed yet counts as unknown, which only costs another push.
/// </summary>
/// <param name="connection">The connection; it is disposed with this object.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="translate">Translates SQLite errors.</param>
internal sealed class KnownRows(SqliteConnection connection, SyncLedger ledger, Func<SqliteException, OpenClawSyncException> translate)
    : IKnownRows
{
    private readonly AcknowledgedRowTable _rows = new(connection, ledger.Id);
    private readonly UnitTable _units = new(connection, ledger.Id);
    private readonly DeadLetterTable _deadLetters = new(connection, ledger.Id);
    private readonly long _generation = ledger.State.Generation;
    private readonly bool _hasDeadLetters = ledger.DeadLetters.Count() > 0;
    private readonly bool _hasRows =
        Sql.Scalar(connection, "SELECT 1 FROM ledgerMarks WHERE ledgerId = $ledger LIMIT 1", ("$ledger", ledger.Id)) is not null;
    private readonly FastStatement _recordHash = new(
        connection,
        "SELECT stamp FROM ledgerMarks WHERE ledgerId = ?1 AND sourceKey = ?2 AND isRemoved = 0 AND epoch >= ?3"
    );

    public bool Knows(string sourceKey, byte[] recordHash) =>
        _hasRows && TranslateErrors(() => _recordHash.Bind(ledger.Id).Bind(sourceKey).Bind(_generation).Gives(recordHash));

    public bool KeepsDeadLetter(string sourceKey, byte[] recordHash) =>
        _hasDeadLetters && TranslateErrors(() => _deadLetters.Holds(sourceKey, recordHash));

    public bool HasDeadLetter(string sourceKey) => TranslateErrors(() => _deadLetters.Find(sourceKey) is not null);

    public bool HasTombstone(string sourceKey) => TranslateErrors(() => _rows.Find(sourceKey) is { IsRemoved: true });

    public bool HasCurrent(string sourceKey) =>
        TranslateErrors(() => _rows.Find(sourceKey) is { IsRemoved: false } row && row.Generation >= _generation);

    public SyncedUnit? FindUnit(RecordKind kind, byte[] key) => TranslateErrors(() => _units.Find(kind, key));

    public void Dispose()
    {
        _rows.Dispose();
        _recordHash.Dispose();
        _units.Dispose();
        _deadLetters.Dispose();
        connection.Dispose();
    }

    private T TranslateErrors<T>(Func<T> query)
    {
        try
        {
            return query();
        }
        catch (SqliteException failure)
        {
            throw translate(failure);
        }
    }
}
