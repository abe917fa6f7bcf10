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

    /// <summary>Records that the row is now a tombstone.</summary>
    public void Remove(string sourceKey) => Prepared.Run(_remove, ledgerId, sourceKey);

    /// <summary>Discards what is recorded about a row that was deleted, or that something else changed.</summary>
    public void Forget(string sourceKey) => Prepared.Run(_forget, ledgerId, sourceKey);

    /// <summary>Discards what is recorded about rows of earlier policy generations, because none exists any more.</summary>
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

/// <summary>What is recorded about a row that the target acknowledged.</summary>
/// <param name="RecordHash">The keyed hash of the raw record; null when it is unknown or no longer valid.</param>
/// <param name="Generation">The policy generation in which it was acknowledged.</param>
/// <param name="IsRemoved">Whether it is a tombstone.</param>
/// <param name="RowHash">A hash of the complete row as a remote target has it; null when unknown.</param>
/// <param name="Fingerprint">The fingerprint of the row; null when unknown, as for rows that earlier modules stored in a file.</param>
internal sealed record AcknowledgedRow(byte[]? RecordHash, long Generation, bool IsRemoved, byte[]? RowHash, string? Fingerprint);
