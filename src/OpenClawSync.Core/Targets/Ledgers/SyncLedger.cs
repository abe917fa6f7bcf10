using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// What one source has in one target: acknowledged rows, complete source units, cursors and dead letters. The caller opens transactions and
/// owns the connection.
/// </summary>
internal sealed class SyncLedger : IDisposable
{
    private readonly SqliteConnection _connection;

    private SyncLedger(SqliteConnection connection, long id, LedgerName name, string sourceIdentity)
    {
        (_connection, Id, Name, SourceIdentity) = (connection, id, name, sourceIdentity);
        AcknowledgedRows = new AcknowledgedRowTable(connection, id);
        Units = new UnitTable(connection, id);
        DeadLetters = new DeadLetterTable(connection, id);
        OpenTasks = new OpenTaskTable(connection, id);
        Places = new PlaceTable(connection, id);
        State = SyncState.Read(connection, id);
    }

    public long Id { get; }

    public LedgerName Name { get; }

    /// <summary>The id with which this source claims the instance in the target.</summary>
    public string SourceIdentity { get; }

    public SyncState State { get; private set; }

    public AcknowledgedRowTable AcknowledgedRows { get; }

    public UnitTable Units { get; }

    public DeadLetterTable DeadLetters { get; }

    /// <summary>The rows of unfinished tasks in a remote target.</summary>
    public OpenTaskTable OpenTasks { get; }

    /// <summary>The places of the source. They are kept when the target changes, because they are not about it.</summary>
    public PlaceTable Places { get; }

    /// <summary>Whether a run or a push began that the target accepted.</summary>
    public bool HasBegun => State.TargetIdentity is not null;

    /// <summary>The ledger with a name; null when there is none.</summary>
    public static SyncLedger? Find(SqliteConnection connection, LedgerName name)
    {
        // Records pushed by hand do not name their source; they are attributed to the source that wrote there last.
        using var find = Sql.Command(
            connection,
            """
            SELECT ledgerId, sourceIdentity FROM ledgers
            WHERE target = $target AND instanceId = $instance AND ($source IS NULL OR source = $source)
            ORDER BY lastRunId IS NULL AND intendedRunId IS NULL, ledgerId DESC LIMIT 1
            """,
            ("$target", name.Target),
            ("$instance", name.Instance.Value),
            ("$source", name.Source?.Place)
        );
        using var reader = find.ExecuteReader();
        return reader.Read() ? new SyncLedger(connection, reader.GetInt64(0), name, reader.GetString(1)) : null;
    }

    /// <summary>
    /// The identity of the source that writes an instance of a target; empty when it is unclaimed, null when nothing was written yet.
    /// </summary>
    public static string? OwnerOf(SqliteConnection connection, LedgerName name) =>
        (string?)
            Sql.Scalar(
                connection,
                "SELECT sourceIdentity FROM ledgers WHERE target = $target AND instanceId = $instance ORDER BY ledgerId DESC LIMIT 1",
                ("$target", name.Target),
                ("$instance", name.Instance.Value)
            );

    /// <summary>
    /// The ledger with a name, created if it does not exist. The first run of a source takes over what was pushed by hand before it.
    /// </summary>
    public static SyncLedger Open(SqliteConnection connection, LedgerName name)
    {
        var (place, identity) = (name.Source?.Place ?? "", name.Source?.Identity ?? "");
        if (Find(connection, name) is { } known)
        {
            if (name.Source is null || known.HasBegun || known.SourceIdentity == identity)
            {
                return known;
            }

            known.Dispose();
        }

        // A target that nothing began to write has seen no identity, so that of the source takes the place of a random one.
        Sql.Run(
            connection,
            """
            UPDATE ledgers SET sourceIdentity = $identity WHERE target = $target AND instanceId = $instance AND source IN ('', $source)
            AND $identity <> '' AND targetIdentity IS NULL
            """,
            ("$source", place),
            ("$identity", identity),
            ("$target", name.Target),
            ("$instance", name.Instance.Value)
        );
        Sql.Run(
            connection,
            """
            UPDATE ledgers SET source = $source, sourceIdentity = CASE sourceIdentity WHEN '' THEN $identity ELSE sourceIdentity END
            WHERE target = $target AND instanceId = $instance AND source = ''
            """,
            ("$source", place),
            ("$identity", identity),
            ("$target", name.Target),
            ("$instance", name.Instance.Value)
        );
        Sql.Run(
            connection,
            """
            INSERT INTO ledgers (target, instanceId, source, sourceIdentity) VALUES ($target, $instance, $source, $identity)
            ON CONFLICT DO NOTHING
            """,
            ("$target", name.Target),
            ("$instance", name.Instance.Value),
            ("$source", place),
            ("$identity", identity)
        );
        return Find(connection, name)!;
    }

    /// <summary>Begins a run. The content of the ledger is kept only if the target is still the same.</summary>
    /// <param name="isTrusted">Whether it is.</param>
    /// <param name="start">The run.</param>
    /// <param name="identity">The random id of the target.</param>
    public RunBeginning Begin(bool isTrusted, RunStart start, string identity)
    {
        if (!isTrusted)
        {
            Clear();
        }

        var before = isTrusted ? State : State with { CleanGeneration = 0 };
        var now = (start.Protection is { } protection ? before.Under(protection) : before) with
        {
            TargetIdentity = identity,
            IntendedRunId = start.RunId,
        };
        if (before.Protection is { } last && last.KeyId != now.Protection!.KeyId)
        {
            ForgetKey(last.KeyId);
        }

        var isKnown = State.LastRunId is not null;
        if (now.Generation != before.Generation)
        {
            // Those of an earlier policy fit again after a return to it, and would hide rows that must be acknowledged again.
            foreach (var kind in RecordKinds.All)
            {
                Units.Forget(kind);
            }
        }

        Save(now);
        return new RunBeginning(
            IsReset: isKnown && !isTrusted,
            HasNewPolicy: isKnown && isTrusted && now.Generation != before.Generation && before.Protection is not null
        );
    }

    /// <summary>
    /// Records that the target acknowledged something from the current run, so that the ledger trusts only a target that has it.
    /// </summary>
    public void Acknowledge(string runId)
    {
        if (State.LastRunId != runId)
        {
            Save(State with { LastRunId = runId });
        }
    }

    /// <summary>Records whether the target has no row of an earlier policy generation.</summary>
    public void SetClean(bool isClean) => Save(isClean ? State.Cleaned() : State with { CleanGeneration = 0 });

    public void Save(SyncState state)
    {
        state.Write(_connection, Id);
        State = state;
    }

    /// <summary>The keys of acknowledged runs of jobs that started before a time, tombstones included, in key order.</summary>
    public IReadOnlyList<string> FindRunsBefore(DateTimeOffset cutoff, string after, int maxCount)
    {
        var idPrefix = Name.Instance.Prefix + CronRunId.Prefix;
        var keyPrefix = "task:" + idPrefix;
        var keys = new List<string>();
        using var command = Sql.Command(
            _connection,
            """
            SELECT sourceKey FROM ledgerMarks
            WHERE ledgerId = $ledger AND sourceKey > $after AND sourceKey >= $prefix AND sourceKey < $end ORDER BY sourceKey
            """,
            ("$ledger", Id),
            ("$after", after),
            ("$prefix", keyPrefix),
            ("$end", keyPrefix[..^1] + (char)(keyPrefix[^1] + 1))
        );
        using var reader = command.ExecuteReader();
        while (keys.Count < maxCount && reader.Read())
        {
            var key = reader.GetString(0);
            if (CronRunId.StartIn(key[(keyPrefix.Length - idPrefix.Length)..]) < cutoff)
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    public Cursors ReadCursors() => CursorTable.Read(_connection, Id);

    public void WriteCursors(Cursors cursors) => CursorTable.Write(_connection, Id, cursors);

    /// <summary>Discards the cursor and the source units of a kind, so that its records are read again.</summary>
    public void Rewind(RecordKind kind)
    {
        Units.Forget(kind);
        CursorTable.Forget(_connection, Id, kind);
        Sql.Run(
            _connection,
            "UPDATE ledgerMarks SET rowHash = NULL WHERE ledgerId = $ledger AND kind = $kind",
            ("$ledger", Id),
            ("$kind", (long)kind)
        );
    }

    /// <summary>Discards the record hashes of a kind, so that all its records are sent again.</summary>
    public void ClearRecordHashes(RecordKind kind)
    {
        Sql.Run(
            _connection,
            "UPDATE ledgerMarks SET stamp = NULL WHERE ledgerId = $ledger AND kind = $kind",
            ("$ledger", Id),
            ("$kind", (long)kind)
        );
        Sql.Run(
            _connection,
            "UPDATE ledgerLetters SET stamp = NULL WHERE ledgerId = $ledger AND kind = $kind",
            ("$ledger", Id),
            ("$kind", (long)kind)
        );
    }

    public void Dispose()
    {
        AcknowledgedRows.Dispose();
        Units.Dispose();
        DeadLetters.Dispose();
    }

    // What was hashed with an earlier installation key matches nothing any more, and that key may be known to others.
    private void ForgetKey(string keyId)
    {
        foreach (var kind in RecordKinds.All)
        {
            Units.Forget(kind);
        }

        Places.ForgetMasked();
        DeadLetters.ForgetHashes(keyId);
    }

    private void Clear()
    {
        foreach (var table in (string[])["ledgerMarks", "ledgerCursors", "ledgerParts", "ledgerOpenTasks"])
        {
            Sql.Run(_connection, $"DELETE FROM {table} WHERE ledgerId = $ledger", ("$ledger", Id));
        }
    }
}
