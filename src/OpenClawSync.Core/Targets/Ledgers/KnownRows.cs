using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>Looks things up in a ledger by a connection of its own. What is not committed yet counts as unknown, which only costs a second look.</summary>
internal sealed class KnownRows(SqliteConnection connection, SyncLedger ledger, Func<SqliteException, OpenClawSyncException> failed)
    : IKnownRows
{
    private readonly AcknowledgedRowTable _marks = new(connection, ledger.Id);
    private readonly UnitTable _units = new(connection, ledger.Id);
    private readonly DeadLetterTable _deadLetters = new(connection, ledger.Id);
    private readonly long _generation = ledger.Head.Generation;
    private readonly bool _hasLetters = ledger.DeadLetters.Count() > 0;
    private readonly bool _hasMarks =
        Sql.Scalar(connection, "SELECT 1 FROM ledgerMarks WHERE ledgerId = $ledger LIMIT 1", ("$ledger", ledger.Id)) is not null;
    private readonly FastStatement _recordHash = new(
        connection,
        "SELECT stamp FROM ledgerMarks WHERE ledgerId = ?1 AND sourceKey = ?2 AND isRemoved = 0"
    );

    public bool Knows(string sourceKey, byte[] recordHash) =>
        _hasMarks && TranslateErrors(() => _recordHash.Bind(ledger.Id).Bind(sourceKey).Gives(recordHash));

    public bool KeepsDeadLetter(string sourceKey, byte[] recordHash) =>
        _hasLetters && TranslateErrors(() => _deadLetters.Holds(sourceKey, recordHash));

    public bool HasCurrent(string sourceKey) =>
        TranslateErrors(() => _marks.Find(sourceKey) is { IsRemoved: false } acknowledged && acknowledged.Generation >= _generation);

    public SyncedUnit? FindUnit(RecordKind kind, byte[] key) => TranslateErrors(() => _units.Find(kind, key));

    public void Dispose()
    {
        _marks.Dispose();
        _recordHash.Dispose();
        _units.Dispose();
        _deadLetters.Dispose();
        connection.Dispose();
    }

    private T TranslateErrors<T>(Func<T> look)
    {
        try
        {
            return look();
        }
        catch (SqliteException failure)
        {
            throw failed(failure);
        }
    }
}
