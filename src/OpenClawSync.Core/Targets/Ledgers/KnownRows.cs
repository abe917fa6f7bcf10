using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// Looks up rows in a ledger through its own connection. What is not committed yet counts as unknown, which only costs another push.
/// </summary>
internal sealed class KnownRows : IKnownRows
{
    private readonly SqliteConnection _connection;
    private readonly SyncLedger _ledger;
    private readonly LedgerErrors _errors;
    private readonly AcknowledgedRowTable _rows;
    private readonly UnitTable _units;
    private readonly DeadLetterTable _deadLetters;
    private readonly FastStatement _recordHash;
    private readonly long _generation;
    private readonly bool _hasDeadLetters;
    private readonly bool _hasRows;

    /// <param name="connection">The connection; it is disposed with this object, and when this fails.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="translate">Translates SQLite errors.</param>
    public KnownRows(SqliteConnection connection, SyncLedger ledger, Func<SqliteException, OpenClawSyncException> translate)
    {
        (_connection, _ledger, _errors, _generation) = (connection, ledger, new LedgerErrors(translate), ledger.State.Generation);
        (_rows, _units, _deadLetters) = (
            new AcknowledgedRowTable(connection, ledger.Id),
            new UnitTable(connection, ledger.Id),
            new DeadLetterTable(connection, ledger.Id)
        );
        try
        {
            _hasDeadLetters = _errors.Translate(() => ledger.DeadLetters.Any());
            _hasRows = _errors.Translate(() =>
                Sql.Scalar(connection, "SELECT 1 FROM ledgerMarks WHERE ledgerId = $ledger LIMIT 1", ("$ledger", ledger.Id)) is not null
            );
            _recordHash = _errors.Translate(() =>
                new FastStatement(
                    connection,
                    "SELECT stamp FROM ledgerMarks WHERE ledgerId = ?1 AND sourceKey = ?2 AND isRemoved = 0 AND epoch >= ?3"
                )
            );
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public bool Knows(string sourceKey, byte[] recordHash) =>
        _hasRows && _errors.Translate(() => _recordHash.Bind(_ledger.Id).Bind(sourceKey).Bind(_generation).Gives(recordHash));

    public bool KeepsDeadLetter(string sourceKey, byte[] recordHash) =>
        _hasDeadLetters && _errors.Translate(() => _deadLetters.Holds(sourceKey, recordHash));

    public bool HasDeadLetter(string sourceKey) => _errors.Translate(() => _deadLetters.Find(sourceKey) is not null);

    public bool HasTombstone(string sourceKey) => _errors.Translate(() => _rows.Find(sourceKey) is { IsRemoved: true });

    public bool HasRow(string sourceKey) => _errors.Translate(() => _rows.Find(sourceKey) is { IsRemoved: false });

    public bool HasCurrent(string sourceKey) =>
        _errors.Translate(() => _rows.Find(sourceKey) is { IsRemoved: false } row && row.Generation >= _generation);

    public SyncedUnit? FindUnit(RecordKind kind, byte[] key) => _errors.Translate(() => _units.Find(kind, key));

    public void Dispose()
    {
        _rows.Dispose();
        _recordHash.Dispose();
        _units.Dispose();
        _deadLetters.Dispose();
        _connection.Dispose();
    }
}
