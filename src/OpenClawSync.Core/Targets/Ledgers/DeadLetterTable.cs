using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>The dead letters of a ledger. A record that failed is not tried again until its hash changes.</summary>
internal sealed class DeadLetterTable(SqliteConnection connection, long ledgerId) : IDisposable
{
    /// <summary>How many dead letters are read at once, so that memory does not grow with their number.</summary>
    public const int PageSize = 1000;

    private const string Columns = "letterId, kind, sourceKey, place, stamp, row, reason, policyId, attempts, firstAt, lastAt";

    private readonly SqliteCommand _add = Prepared.Command(
        connection,
        """
        INSERT INTO ledgerLetters
          (ledgerId, letterId, kind, sourceKey, place, stamp, row, reason, policyId, attempts, firstAt, lastAt, runId)
        VALUES ($ledger, $id, $kind, $key, $place, $stamp, $row, $reason, $policy, $attempts, $now, $now, $run) ON CONFLICT DO UPDATE SET
          stamp = excluded.stamp, row = excluded.row, reason = excluded.reason, policyId = excluded.policyId,
          attempts = attempts + excluded.attempts, lastAt = excluded.lastAt, runId = excluded.runId
        """,
        "$ledger",
        "$id",
        "$kind",
        "$key",
        "$place",
        "$stamp",
        "$row",
        "$reason",
        "$policy",
        "$attempts",
        "$now",
        "$run"
    );

    private readonly SqliteCommand _holds = Prepared.Command(
        connection,
        "SELECT 1 FROM ledgerLetters WHERE ledgerId = $ledger AND letterId = $key AND stamp = $stamp",
        "$ledger",
        "$key",
        "$stamp"
    );

    private readonly SqliteCommand _resolve = Prepared.Command(
        connection,
        "DELETE FROM ledgerLetters WHERE ledgerId = $ledger AND letterId = $key",
        "$ledger",
        "$key"
    );

    // There is nearly always none, and looking for one costs as much as writing the row.
    private bool? _isEmpty;

    /// <summary>Whether a record with this hash is kept as a dead letter.</summary>
    public bool Holds(string sourceKey, byte[] recordHash) => Prepared.Scalar(_holds, ledgerId, sourceKey, recordHash) is not null;

    /// <summary>Adds a dead letter, or counts another attempt if it exists.</summary>
    public void Add(DeadLetter deadLetter, string? runId, DateTimeOffset now)
    {
        _isEmpty = false;
        Prepared.Run(
            _add,
            ledgerId,
            deadLetter.Id,
            (long)deadLetter.Kind,
            (object?)deadLetter.SourceKey ?? DBNull.Value,
            (object?)deadLetter.Place ?? DBNull.Value,
            (object?)deadLetter.RecordHash ?? DBNull.Value,
            deadLetter.Row is null ? DBNull.Value : Encoding.UTF8.GetString(CanonicalJson.Utf8(deadLetter.Row)),
            deadLetter.Reason,
            deadLetter.PolicyId,
            deadLetter.Attempts,
            now.ToUnixTimeMilliseconds(),
            (object?)runId ?? DBNull.Value
        );
    }

    /// <summary>Deletes a dead letter, because its key was acknowledged or the operator gave it up.</summary>
    public void Resolve(string id)
    {
        if (!(_isEmpty ??= !Any()))
        {
            Prepared.Run(_resolve, ledgerId, id);
        }
    }

    /// <summary>Records that a run has seen the record of a dead letter again.</summary>
    public void Keep(string id, string? runId) =>
        Sql.Run(
            connection,
            "UPDATE ledgerLetters SET runId = $run WHERE ledgerId = $ledger AND letterId = $id",
            ("$run", runId),
            ("$ledger", ledgerId),
            ("$id", id)
        );

    /// <summary>
    /// Deletes the dead letters without a record that a complete run over their kind did not report again: the record was fixed, or is
    /// gone.
    /// </summary>
    public void ResolveUnseen(RecordKind kind, string? runId) =>
        Sql.Run(
            connection,
            // The plus sign keeps SQLite from searching by the primary key, which would read all dead letters of the ledger.
            "DELETE FROM ledgerLetters WHERE +ledgerId = $ledger AND kind = $kind AND row IS NULL AND runId IS NOT $run",
            ("$ledger", ledgerId),
            ("$kind", (long)kind),
            ("$run", runId)
        );

    /// <summary>
    /// Deletes the dead letters whose ids depend on an earlier installation key, once a complete run has tried their records again under
    /// other ids.
    /// </summary>
    public void ResolveMasked(string? runId)
    {
        var last = "";
        while (ReadIds("AND runId IS NOT $run AND letterId > $last", ("$run", runId), ("$last", last)) is { Count: > 0 } ids)
        {
            foreach (var id in ids.Where(MaskedKey.Is))
            {
                Resolve(id);
            }

            last = ids[^1];
        }
    }

    /// <summary>Removes the content hashes of an installation key from the rows of dead letters.</summary>
    public void ForgetHashes(string keyId) =>
        Sql.Run(
            connection,
            """
            UPDATE ledgerLetters SET row = json_remove(row, '$.contentHash')
            WHERE ledgerId = $ledger AND row IS NOT NULL AND json_extract(row, '$.contentHash') LIKE 'hmac1:' || $key || ':%'
            """,
            ("$ledger", ledgerId),
            ("$key", keyId)
        );

    /// <summary>Whether there is any, which is much cheaper than counting them.</summary>
    public bool Any() => Count(1) > 0;

    /// <summary>The number of dead letters, but not more than a limit, because counting reads all of them.</summary>
    public long Count(int limit) =>
        (long)
            Sql.Scalar(
                connection,
                "SELECT count(*) FROM (SELECT 1 FROM ledgerLetters WHERE ledgerId = $ledger LIMIT $limit)",
                ("$ledger", ledgerId),
                ("$limit", limit)
            )!;

    /// <summary>The next dead letters in the order of their ids.</summary>
    /// <param name="after">The last id that was read; empty for the first page.</param>
    /// <param name="count">The maximum number.</param>
    public IReadOnlyList<DeadLetter> Read(string after, int count) =>
        Select(Columns, "AND letterId > $after ORDER BY letterId", count, [("$after", after)], Read);

    /// <summary>The dead letter with an id; null when there is none.</summary>
    public DeadLetter? Find(string id) => Select(Columns, "AND letterId = $id", 1, [("$id", id)], Read).FirstOrDefault();

    public void Dispose()
    {
        _add.Dispose();
        _holds.Dispose();
        _resolve.Dispose();
    }

    private List<string> ReadIds(string condition, params (string, object?)[] values) =>
        Select("letterId", condition + " ORDER BY letterId", PageSize, values, reader => reader.GetString(0));

    private List<T> Select<T>(string columns, string rest, int limit, (string, object?)[] values, Func<SqliteDataReader, T> read)
    {
        using var command = Sql.Command(
            connection,
            $"SELECT {columns} FROM ledgerLetters WHERE ledgerId = $ledger {rest} LIMIT $limit",
            [("$ledger", ledgerId), ("$limit", limit), .. values]
        );
        using var reader = command.ExecuteReader();
        var found = new List<T>();
        while (reader.Read())
        {
            found.Add(read(reader));
        }

        return found;
    }

    private static DeadLetter Read(SqliteDataReader reader)
    {
        var kind = (RecordKind)reader.GetInt64(1);
        return new DeadLetter
        {
            Id = reader.GetString(0),
            Kind = kind,
            SourceKey = Text(2),
            Place = Text(3),
            RecordHash = reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4),
            Row = Text(5) is { } json ? RowJson.Read(kind, JsonElement.Parse(json)) : null,
            Reason = reader.GetString(6),
            PolicyId = reader.GetString(7),
            Attempts = reader.GetInt64(8),
            FirstAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(9)),
            LastAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(10)),
        };

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }
}
