using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Targets.Convex;

/// <summary>The acknowledged rows of a remote target, and the rows that it refused.</summary>
internal sealed class LedgerRows(SqliteConnection connection, long targetId) : IDisposable
{
    private const int HashSize = 16;

    private readonly SqliteCommand _knows = Prepared.Command(
        connection, "SELECT 1 FROM remoteRows WHERE targetId = $target AND stamp = $stamp AND kind = $kind", "$target", "$stamp", "$kind");

    private readonly SqliteCommand _find = Prepared.Command(
        connection, "SELECT fingerprint, rowHash FROM remoteRows WHERE targetId = $target AND sourceKey = $key", "$target", "$key");

    private readonly SqliteCommand _set = Prepared.Command(
        connection,
        "INSERT OR REPLACE INTO remoteRows VALUES ($target, $key, $kind, $stamp, $hash, $fingerprint)",
        "$target", "$key", "$kind", "$stamp", "$hash", "$fingerprint");

    private readonly SqliteCommand _settle = Prepared.Command(
        connection, "DELETE FROM deadLetters WHERE targetId = $target AND sourceKey = $key", "$target", "$key");

    // The next run must not take it for known: only when it is taken again is the letter settled.
    private readonly SqliteCommand _forget = Prepared.Command(
        connection, "UPDATE remoteRows SET stamp = NULL WHERE targetId = $target AND sourceKey = $key", "$target", "$key");

    private readonly SqliteCommand _refuse = Prepared.Command(
        connection,
        """
        INSERT INTO deadLetters VALUES ($target, $key, $kind, $row, $reason, $attempts, $now, $now) ON CONFLICT DO UPDATE SET
          row = excluded.row, reason = excluded.reason, attempts = attempts + excluded.attempts, lastAt = excluded.lastAt
        """,
        "$target", "$key", "$kind", "$row", "$reason", "$attempts", "$now");

    public static byte[] HashOf(byte[] json) => SHA256.HashData(json)[..HashSize];

    public bool Knows(RecordKind kind, byte[] stamp) => Prepared.Scalar(_knows, targetId, stamp, (long)kind) is not null;

    public AcknowledgedRow? Find(string sourceKey)
    {
        Prepared.Bind(_find, targetId, sourceKey);
        using var reader = _find.ExecuteReader();
        return reader.Read() ? new AcknowledgedRow(reader.GetString(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    public void Set(SentItem sent, DateTimeOffset now)
    {
        var (key, kind) = (sent.Item.Record.SourceKey, (long)sent.Item.Record.Kind);
        if (sent.Outcome.Status == PushStatus.Failed)
        {
            Prepared.Run(_forget, targetId, key);
            Prepared.Run(
                _refuse, targetId, key, kind, Encoding.UTF8.GetString(sent.Json), sent.Outcome.Notes ?? "", (long)sent.Outcome.Attempts, now.ToUnixTimeMilliseconds());
            return;
        }

        Prepared.Run(_set, targetId, key, kind, (object?)sent.Item.Stamp ?? DBNull.Value, HashOf(sent.Json), sent.Item.Record.Fingerprint);
        Prepared.Run(_settle, targetId, key);
    }

    public void Dispose()
    {
        _knows.Dispose();
        _find.Dispose();
        _set.Dispose();
        _settle.Dispose();
        _refuse.Dispose();
        _forget.Dispose();
    }
}
