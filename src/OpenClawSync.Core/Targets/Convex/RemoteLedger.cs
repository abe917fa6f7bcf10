using System.Text;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// What is remembered of a remote target, in the state database. Rows that are there but not remembered are sent once more, to no
/// other effect.
/// </summary>
internal sealed class RemoteLedger : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Func<SqliteConnection> _reopen;
    private readonly SyncLedger _ledger;

    private RemoteLedger(SqliteConnection connection, SyncLedger ledger, Func<SqliteConnection> reopen) =>
        (_connection, _ledger, _reopen) = (connection, ledger, reopen);

    public SyncLedger Ledger => _ledger;

    public SqliteConnection Connection => _connection;

    /// <summary>Opens the ledger of a source in a target, making it when there is none, and takes the connection over.</summary>
    /// <param name="connection">The state database.</param>
    /// <param name="name">Which ledger.</param>
    /// <param name="reopen">Opens the state database once more, to be read from another thread.</param>
    public static RemoteLedger Open(SqliteConnection connection, LedgerName name, Func<SqliteConnection> reopen)
    {
        using var transaction = new WriteTransaction(connection, CancellationToken.None);
        SyncLedger.Open(connection, name).Dispose();

        // Who pushes by hand before any run claims by a name of its own, which the first run takes over.
        Sql.Run(connection, "UPDATE ledgers SET sourceIdentity = lower(hex(randomblob(16))) WHERE sourceIdentity = ''");
        var ledger = SyncLedger.Find(connection, name)!;
        transaction.Commit();
        return new RemoteLedger(connection, ledger, reopen);
    }

    /// <summary>Opens the ledger of a target that was written to before, and takes the connection over; null when there is none.</summary>
    public static RemoteLedger? Find(SqliteConnection connection, LedgerName name)
    {
        if (SyncLedger.Find(connection, name) is { } ledger)
        {
            return new RemoteLedger(connection, ledger, () => connection);
        }

        connection.Dispose();
        return null;
    }

    /// <summary>Begins a run. The endpoint is believed over what is remembered of it.</summary>
    public RunBeginning Begin(RunStart start, string identity, string? lastRunId) =>
        TranslateErrors(() =>
        {
            using var transaction = new WriteTransaction(_connection, CancellationToken.None);
            var isTrusted = _ledger.Head.Trusts(identity, lastRunId);
            var beginning = _ledger.Begin(isTrusted, start, identity);
            _ledger.Save(_ledger.Head with { LastRunId = lastRunId });
            transaction.Commit();
            return beginning;
        });

    public T Read<T>(Func<SyncLedger, T> read) => TranslateErrors(() => read(_ledger));

    public IKnownRows OpenKnown() => TranslateErrors(() => new KnownRows(_reopen(), _ledger, Failed));

    public ISeenKeys OpenSeen() => TranslateErrors(() => new SeenKeys(_connection, _ledger.Id));

    /// <summary>Remembers what became of a batch, at once.</summary>
    /// <param name="acknowledge">The run, when the endpoint acknowledged anything of it.</param>
    /// <param name="write">Writes into the ledger.</param>
    public void Record(string? acknowledge, Action<SyncLedger> write) =>
        TranslateErrors(() =>
        {
            using var transaction = new WriteTransaction(_connection, CancellationToken.None);
            write(_ledger);
            if (acknowledge is not null)
            {
                _ledger.Acknowledge(acknowledge);
            }

            transaction.Commit();
            return true;
        });

    /// <summary>The run is in the target's log.</summary>
    public void Finish(SyncRun run, byte[] json) =>
        Record(
            run.RunId,
            ledger =>
                Sql.Run(
                    _connection,
                    "INSERT OR REPLACE INTO ledgerRuns VALUES ($ledger, $run, $startedAt, $json)",
                    ("$ledger", ledger.Id),
                    ("$run", run.RunId),
                    ("$startedAt", run.StartedAt.ToUnixTimeMilliseconds()),
                    ("$json", Encoding.UTF8.GetString(json))
                )
        );

    /// <summary>The runs of this installation, newest first.</summary>
    public IReadOnlyList<SyncRun> ReadRuns() => TranslateErrors(() => RemoteRuns.Read(_connection, _ledger.Id));

    public void Dispose()
    {
        _ledger.Dispose();
        _connection.Dispose();
    }

    private static T TranslateErrors<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw Failed(failure);
        }
    }

    private static OpenClawSyncException Failed(SqliteException failure) =>
        new(
            ErrorIds.StateUnavailable,
            $"The state database cannot be used (SQLite {failure.SqliteExtendedErrorCode}). See the disk and the rights of the state folder; run again then."
        );
}
