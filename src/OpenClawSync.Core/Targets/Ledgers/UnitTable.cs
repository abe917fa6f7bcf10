using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>The source units of which the target has acknowledged every record.</summary>
internal sealed class UnitTable(SqliteConnection connection, long ledgerId) : IDisposable
{
    private readonly SqliteCommand _find = Prepared.Command(
        connection,
        "SELECT footprint, content, readAt, records, newest FROM ledgerParts WHERE ledgerId = $ledger AND kind = $kind AND part = $part",
        "$ledger",
        "$kind",
        "$part"
    );

    private readonly SqliteCommand _set = Prepared.Command(
        connection,
        "INSERT OR REPLACE INTO ledgerParts VALUES ($ledger, $kind, $part, $footprint, $content, $readAt, $records, $newest)",
        "$ledger",
        "$kind",
        "$part",
        "$footprint",
        "$content",
        "$readAt",
        "$records",
        "$newest"
    );

    private readonly SqliteCommand _forgetOne = Prepared.Command(
        connection,
        "DELETE FROM ledgerParts WHERE ledgerId = $ledger AND kind = $kind AND part = $part",
        "$ledger",
        "$kind",
        "$part"
    );

    private readonly SqliteCommand _forget = Prepared.Command(
        connection,
        "DELETE FROM ledgerParts WHERE ledgerId = $ledger AND kind = $kind",
        "$ledger",
        "$kind"
    );

    public SyncedUnit? Find(RecordKind kind, byte[] key)
    {
        Prepared.Bind(_find, ledgerId, (long)kind, key);
        using var reader = _find.ExecuteReader();
        return reader.Read()
            ? new SyncedUnit(
                kind,
                key,
                reader.GetFieldValue<byte[]>(0),
                Time(reader.GetInt64(2)),
                new UnitSummary(reader.GetInt64(3), reader.IsDBNull(4) ? null : Time(reader.GetInt64(4)))
            )
            {
                Content = reader.IsDBNull(1) ? null : reader.GetFieldValue<byte[]>(1),
            }
            : null;
    }

    public void Set(SyncedUnit unit) =>
        Prepared.Run(
            _set,
            ledgerId,
            (long)unit.Kind,
            unit.Key,
            unit.FileFingerprint,
            (object?)unit.Content ?? DBNull.Value,
            unit.ReadAt.ToUnixTimeMilliseconds(),
            unit.Summary.Records,
            unit.Summary.Newest is { } newest ? newest.ToUnixTimeMilliseconds() : DBNull.Value
        );

    /// <summary>Discards the units of a kind, so that their records are read again.</summary>
    public void Forget(RecordKind kind) => Prepared.Run(_forget, ledgerId, (long)kind);

    /// <summary>Discards one unit, so that it is not taken for unchanged when it becomes what it was.</summary>
    public void Forget(UnitKey unit) => Prepared.Run(_forgetOne, ledgerId, (long)unit.Kind, unit.Key);

    public void Dispose()
    {
        _forgetOne.Dispose();
        _find.Dispose();
        _set.Dispose();
        _forget.Dispose();
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
