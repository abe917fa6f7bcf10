using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Targets.Convex;

/// <summary>What this installation remembers of one instance in one remote target, in its state database.</summary>
internal sealed class RemoteLedger : IDisposable
{
    private static readonly string[] Memories = ["remoteRows", "remoteCursors", "remoteParts"];

    private readonly SqliteConnection _connection;
    private readonly long _targetId;
    private readonly LedgerRows _rows;
    private readonly LedgerParts _parts;

    private RemoteLedger(SqliteConnection connection, long targetId, string sourceIdentity)
    {
        (_connection, _targetId, SourceIdentity) = (connection, targetId, sourceIdentity);
        _rows = new LedgerRows(connection, targetId);
        _parts = new LedgerParts(connection, targetId);
    }

    /// <summary>The random id by which this source claims the instance in the target.</summary>
    public string SourceIdentity { get; }

    /// <summary>Opens the ledger of a source in a target, making it when there is none, and takes the connection over.</summary>
    public static RemoteLedger Open(SqliteConnection connection, LedgerName name)
    {
        Sql(connection, LedgerSchema.Create);
        if (Ledger(connection, name) is { } known)
        {
            return known;
        }

        // What was pushed by hand before the first run is the run's own, and a source is the same one under every URL.
        Sql(
            connection,
            "UPDATE remoteTargets SET source = $source WHERE url = $url AND instanceId = $instance AND source = ''",
            ("$url", name.Url), ("$instance", name.Instance.Value), ("$source", name.Source ?? ""));
        Sql(
            connection,
            """
            INSERT INTO remoteTargets (url, instanceId, source, sourceIdentity)
            SELECT $url, $instance, $source, coalesce((SELECT sourceIdentity FROM remoteTargets WHERE instanceId = $instance AND source = $source LIMIT 1), $identity)
            WHERE true ON CONFLICT DO NOTHING
            """,
            ("$url", name.Url), ("$instance", name.Instance.Value), ("$source", name.Source ?? ""), ("$identity", RandomNumberGenerator.GetHexString(32, lowercase: true)));
        return Ledger(connection, name)!;
    }

    /// <summary>Opens the ledger of a target that was written to before, and takes the connection over; null when there is none.</summary>
    public static RemoteLedger? Find(SqliteConnection connection, LedgerName name)
    {
        using var tables = Prepared.Command(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'remoteTargets'");
        var found = Prepared.Scalar(tables) is null ? null : Ledger(connection, name);
        if (found is null)
        {
            connection.Dispose();
        }

        return found;
    }

    /// <summary>
    /// Forgets what is remembered unless the target is the one it was: the same identity, and the last run it names is the last
    /// one we finished or the one we had begun. Then a run is begun.
    /// </summary>
    public void Begin(string identity, string? lastRunId, string runId)
    {
        using var transaction = new WriteTransaction(_connection, CancellationToken.None);
        foreach (var table in Trusts(identity, lastRunId) ? [] : Memories)
        {
            Sql(_connection, $"DELETE FROM {table} WHERE targetId = $target", ("$target", _targetId));
        }

        Sql(
            _connection,
            "UPDATE remoteTargets SET identity = $identity, lastRunId = $last, intendedRunId = $run WHERE targetId = $target",
            ("$identity", identity), ("$last", (object?)lastRunId ?? DBNull.Value), ("$run", runId), ("$target", _targetId));
        transaction.Commit();
    }

    public Cursors ReadCursors()
    {
        using var command = Prepared.Command(_connection, "SELECT kind, cursor FROM remoteCursors WHERE targetId = $target", "$target");
        Prepared.Bind(command, _targetId);
        return CursorTable.Read(command);
    }

    public bool Knows(RecordKind kind, byte[] stamp) => _rows.Knows(kind, stamp);

    /// <summary>What the row of a key was when it was last acknowledged; null when it never was.</summary>
    public AcknowledgedRow? Find(string sourceKey) => _rows.Find(sourceKey);

    public SeenPart? FindPart(RecordKind kind, byte[] key) => _parts.Find(kind, key);

    /// <summary>Remembers what became of items, and the parts and cursors that depend on them, at once.</summary>
    public void Record(IReadOnlyList<SentItem> items, IReadOnlyList<SeenPart> parts, Cursors? cursors, DateTimeOffset now)
    {
        using var transaction = new WriteTransaction(_connection, CancellationToken.None);
        foreach (var item in items.Where(item => item.Outcome.Status != PushStatus.Skipped))
        {
            _rows.Set(item, now);
        }

        // A record without a stamp was pushed by hand: its part must be read again, to set right what that changed.
        foreach (var kind in items.Where(item => item.Item.Stamp is null).Select(item => item.Item.Record.Kind).Distinct())
        {
            Sql(_connection, "DELETE FROM remoteParts WHERE targetId = $target AND kind = $kind", ("$target", _targetId), ("$kind", (long)kind));
        }

        if (items.All(item => item.Outcome.Status != PushStatus.Failed))
        {
            foreach (var part in parts)
            {
                _parts.Set(part);
            }
        }

        WriteCursors(cursors);
        transaction.Commit();
    }

    /// <summary>The run is in the target's log.</summary>
    public void Finish(SyncRun run, byte[] json)
    {
        using var transaction = new WriteTransaction(_connection, CancellationToken.None);
        Sql(
            _connection,
            "INSERT OR REPLACE INTO remoteRuns VALUES ($target, $run, $startedAt, $json)",
            ("$target", _targetId), ("$run", run.RunId), ("$startedAt", run.StartedAt.ToUnixTimeMilliseconds()), ("$json", System.Text.Encoding.UTF8.GetString(json)));
        Sql(
            _connection,
            "UPDATE remoteTargets SET lastRunId = $run, intendedRunId = NULL WHERE targetId = $target",
            ("$run", run.RunId), ("$target", _targetId));
        transaction.Commit();
    }

    /// <summary>The runs of this installation, newest first.</summary>
    public IReadOnlyList<SyncRun> ReadRuns()
    {
        using var command = Prepared.Command(
            _connection, "SELECT run FROM remoteRuns WHERE targetId = $target ORDER BY startedAt DESC, runId DESC", "$target");
        Prepared.Bind(command, _targetId);
        using var reader = command.ExecuteReader();
        var runs = new List<SyncRun>();
        while (reader.Read())
        {
            using var row = JsonDocument.Parse(reader.GetString(0));
            runs.Add(RunRow.Parse(row.RootElement));
        }

        return runs;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _parts.Dispose();
        _connection.Dispose();
    }

    // Records pushed by hand do not say where they come from; they are taken for those of the source that wrote there last.
    private static RemoteLedger? Ledger(SqliteConnection connection, LedgerName name)
    {
        using var find = Prepared.Command(
            connection,
            "SELECT targetId, sourceIdentity FROM remoteTargets WHERE url = $url AND instanceId = $instance AND ($source IS NULL OR source = $source) ORDER BY identity IS NULL, targetId DESC LIMIT 1",
            "$url", "$instance", "$source");
        Prepared.Bind(find, name.Url, name.Instance.Value, (object?)name.Source ?? DBNull.Value);
        using var reader = find.ExecuteReader();
        return reader.Read() ? new RemoteLedger(connection, reader.GetInt64(0), reader.GetString(1)) : null;
    }

    private bool Trusts(string identity, string? lastRunId)
    {
        using var command = Prepared.Command(
            _connection, "SELECT identity, lastRunId, intendedRunId FROM remoteTargets WHERE targetId = $target", "$target");
        Prepared.Bind(command, _targetId);
        using var reader = command.ExecuteReader();
        reader.Read();
        var (known, last, intended) = (Text(0), Text(1), Text(2));
        return known == identity && (lastRunId == last || (lastRunId is not null && lastRunId == intended));

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    private void WriteCursors(Cursors? cursors)
    {
        foreach (var kind in cursors is null ? [] : Enum.GetValues<RecordKind>())
        {
            if (cursors!.Of(kind) is { } cursor)
            {
                Sql(
                    _connection,
                    "INSERT OR REPLACE INTO remoteCursors VALUES ($target, $kind, $cursor)",
                    ("$target", _targetId), ("$kind", (long)kind), ("$cursor", cursor.ToUnixTimeMilliseconds()));
            }
        }
    }

    private static void Sql(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
