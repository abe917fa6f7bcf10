using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// What one source has in one target: the marks of acknowledged rows, the parts that arrived whole, cursors and dead letters. It
/// opens no transaction of its own.
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
        Head = SyncState.Read(connection, id);
    }

    public long Id { get; }

    public LedgerName Name { get; }

    /// <summary>The id by which this source claims the instance in the target.</summary>
    public string SourceIdentity { get; }

    public SyncState Head { get; private set; }

    public AcknowledgedRowTable AcknowledgedRows { get; }

    public UnitTable Units { get; }

    public DeadLetterTable DeadLetters { get; }

    /// <summary>The ledger of a name; null when there is none.</summary>
    public static SyncLedger? Find(SqliteConnection connection, LedgerName name)
    {
        // Records pushed by hand do not say where they come from; they are taken for those of the source that wrote there last.
        using var find = Sql.Command(
            connection,
            """
            SELECT ledgerId, sourceIdentity FROM ledgers WHERE target = $target AND instanceId = $instance AND ($source IS NULL OR source = $source)
            ORDER BY lastRunId IS NULL AND intendedRunId IS NULL, ledgerId DESC LIMIT 1
            """,
            ("$target", name.Target),
            ("$instance", name.Instance.Value),
            ("$source", name.Source?.Place)
        );
        using var reader = find.ExecuteReader();
        return reader.Read() ? new SyncLedger(connection, reader.GetInt64(0), name, reader.GetString(1)) : null;
    }

    /// <summary>The identity of the source that writes an instance of a target; empty while nobody claimed it, null when nobody wrote it.</summary>
    public static string? OwnerOf(SqliteConnection connection, LedgerName name) =>
        (string?)
            Sql.Scalar(
                connection,
                "SELECT sourceIdentity FROM ledgers WHERE target = $target AND instanceId = $instance ORDER BY ledgerId DESC LIMIT 1",
                ("$target", name.Target),
                ("$instance", name.Instance.Value)
            );

    /// <summary>The ledger of a name, made when there is none. What was pushed by hand before the first run is the run's own.</summary>
    public static SyncLedger Open(SqliteConnection connection, LedgerName name)
    {
        if (Find(connection, name) is { } known)
        {
            return known;
        }

        var (place, identity) = (name.Source?.Place ?? "", name.Source?.Identity ?? "");
        Sql.Run(
            connection,
            "UPDATE ledgers SET source = $source, sourceIdentity = CASE sourceIdentity WHEN '' THEN $identity ELSE sourceIdentity END WHERE target = $target AND instanceId = $instance AND source = ''",
            ("$source", place),
            ("$identity", identity),
            ("$target", name.Target),
            ("$instance", name.Instance.Value)
        );
        Sql.Run(
            connection,
            "INSERT INTO ledgers (target, instanceId, source, sourceIdentity) VALUES ($target, $instance, $source, $identity) ON CONFLICT DO NOTHING",
            ("$target", name.Target),
            ("$instance", name.Instance.Value),
            ("$source", place),
            ("$identity", identity)
        );
        return Find(connection, name)!;
    }

    /// <summary>Begins a run. What is remembered is kept only when the target is the one it was.</summary>
    /// <param name="isTrusted">Whether it is.</param>
    /// <param name="start">The run.</param>
    /// <param name="identity">The random id of the target.</param>
    public RunBeginning Begin(bool isTrusted, RunStart start, string identity)
    {
        if (!isTrusted)
        {
            Forget();
        }

        var before = isTrusted ? Head : Head with { CleanGeneration = 0 };
        var now = (start.Protection is { } protection ? before.Under(protection) : before) with
        {
            TargetIdentity = identity,
            IntendedRunId = start.RunId,
        };
        var isKnown = Head.LastRunId is not null;
        Save(now);
        return new RunBeginning(
            IsReset: isKnown && !isTrusted,
            HasNewPolicy: isKnown && isTrusted && now.Generation != before.Generation && before.Protection is not null
        );
    }

    /// <summary>Notes that the target acknowledged something of the run that was begun, so that only a target that has it is trusted.</summary>
    public void Acknowledge(string runId)
    {
        if (Head.LastRunId != runId)
        {
            Save(Head with { LastRunId = runId });
        }
    }

    /// <summary>The target holds no row of an earlier epoch, or it may.</summary>
    public void SetClean(bool isClean) => Save(isClean ? Head.Cleaned() : Head with { CleanGeneration = 0 });

    public void Save(SyncState head)
    {
        head.Write(_connection, Id);
        Head = head;
    }

    public Cursors ReadCursors() => CursorTable.Read(_connection, Id);

    public void WriteCursors(Cursors cursors) => CursorTable.Write(_connection, Id, cursors);

    /// <summary>Forgets the cursor and the parts of a kind, so that its records are looked at again.</summary>
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

    /// <summary>Forgets the stamps of a kind: all its records are sent again.</summary>
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

    private void Forget()
    {
        foreach (var table in (string[])["ledgerMarks", "ledgerCursors", "ledgerParts"])
        {
            Sql.Run(_connection, $"DELETE FROM {table} WHERE ledgerId = $ledger", ("$ledger", Id));
        }
    }
}
