using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>The acknowledged rows of a ledger, by key.</summary>
internal sealed class AcknowledgedRowTable(SqliteConnection connection, long ledgerId) : IDisposable
{
    private readonly SqliteCommand _find = Prepared.Command(
        connection,
        "SELECT stamp, epoch, isRemoved, rowHash, fingerprint FROM ledgerMarks WHERE ledgerId = $ledger AND sourceKey = $key",
        "$ledger",
        "$key"
    );

    private readonly FastStatement _set = new(connection, "INSERT OR REPLACE INTO ledgerMarks VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

    private readonly SqliteCommand _remove = Prepared.Command(
        connection,
        "UPDATE ledgerMarks SET isRemoved = 1, stamp = NULL, rowHash = NULL WHERE ledgerId = $ledger AND sourceKey = $key",
        "$ledger",
        "$key"
    );

    private readonly SqliteCommand _forget = Prepared.Command(
        connection,
        "DELETE FROM ledgerMarks WHERE ledgerId = $ledger AND sourceKey = $key",
        "$ledger",
        "$key"
    );

    public AcknowledgedRow? Find(string sourceKey)
    {
        Prepared.Bind(_find, ledgerId, sourceKey);
        using var reader = _find.ExecuteReader();
        return reader.Read()
            ? new AcknowledgedRow(
                Bytes(reader, 0),
                reader.GetInt64(1),
                reader.GetInt64(2) != 0,
                Bytes(reader, 3),
                reader.IsDBNull(4) ? null : reader.GetString(4)
            )
            : null;
    }

    public void Set(RecordKind kind, string sourceKey, AcknowledgedRow acknowledged) =>
        _set.Bind(ledgerId)
            .Bind(sourceKey)
            .Bind((long)kind)
            .Bind(acknowledged.RecordHash)
            .Bind(acknowledged.Generation)
            .Bind(acknowledged.IsRemoved ? 1L : 0L)
            .Bind(acknowledged.RowHash)
            .Bind(acknowledged.Fingerprint)
            .Run();

    /// <summary>The row is a tombstone now.</summary>
    public void Remove(string sourceKey) => Prepared.Run(_remove, ledgerId, sourceKey);

    /// <summary>The row is not there, or not as it was.</summary>
    public void Forget(string sourceKey) => Prepared.Run(_forget, ledgerId, sourceKey);

    /// <summary>No row of an earlier epoch is there.</summary>
    public void ForgetBefore(long generation) =>
        Sql.Run(
            connection,
            "DELETE FROM ledgerMarks WHERE ledgerId = $ledger AND epoch < $epoch",
            ("$ledger", ledgerId),
            ("$epoch", generation)
        );

    public void Dispose()
    {
        _find.Dispose();
        _set.Dispose();
        _remove.Dispose();
        _forget.Dispose();
    }

    private static byte[]? Bytes(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);
}
