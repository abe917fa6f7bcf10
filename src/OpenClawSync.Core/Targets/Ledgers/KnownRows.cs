using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>Looks things up in a ledger by a connection of its own. What is not committed yet counts as unknown, which only costs a second look.</summary>
internal sealed class KnownRows(SqliteConnection connection, SyncLedger ledger, Func<SqliteException, OpenClawSyncException> failed) : IKnownRows
{
    private readonly AcknowledgedRowTable _marks = new(connection, ledger.Id);
    private readonly UnitTable _parts = new(connection, ledger.Id);
    private readonly DeadLetterTable _letters = new(connection, ledger.Id);
    private readonly long _epoch = ledger.Head.Epoch;
    private readonly bool _hasLetters = ledger.Letters.Count() > 0;
    private readonly bool _hasMarks = Sql.Scalar(connection, "SELECT 1 FROM ledgerMarks WHERE ledgerId = $ledger LIMIT 1", ("$ledger", ledger.Id)) is not null;
    private readonly FastStatement _stamp = new(connection, "SELECT stamp FROM ledgerMarks WHERE ledgerId = ?1 AND sourceKey = ?2 AND isRemoved = 0");

    public bool Knows(string sourceKey, byte[] stamp) => _hasMarks && Guarded(() => _stamp.Bind(ledger.Id).Bind(sourceKey).Gives(stamp));

    public bool KeepsLetter(string sourceKey, byte[] stamp) => _hasLetters && Guarded(() => _letters.Holds(sourceKey, stamp));

    public bool HasCurrent(string sourceKey) => Guarded(() => _marks.Find(sourceKey) is { IsRemoved: false } mark && mark.Epoch >= _epoch);

    public SyncedUnit? FindPart(RecordKind kind, byte[] key) => Guarded(() => _parts.Find(kind, key));

    public void Dispose()
    {
        _marks.Dispose();
        _stamp.Dispose();
        _parts.Dispose();
        _letters.Dispose();
        connection.Dispose();
    }

    private T Guarded<T>(Func<T> look)
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
