using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.Targets.Convex;

/// <summary>
/// The ledger of a remote target, in the state database. Rows that the target has but the ledger does not are sent once more, which has no
/// further effect.
/// </summary>
internal sealed class RemoteLedger : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Func<SqliteConnection> _reopen;

    private RemoteLedger(SqliteConnection connection, SyncLedger ledger, Func<SqliteConnection> reopen) =>
        (_connection, Ledger, _reopen) = (connection, ledger, reopen);

    public SyncLedger Ledger { get; }

    /// <summary>Opens the ledger of a source in a target, and creates it if it does not exist.</summary>
    /// <param name="connection">The state database. It is disposed with this object.</param>
    /// <param name="name">The name of the ledger.</param>
    /// <param name="reopen">Opens another connection to the state database, for reading on another thread. The caller disposes it.</param>
    public static RemoteLedger Open(SqliteConnection connection, LedgerName name, Func<SqliteConnection> reopen)
    {
        using var transaction = new WriteTransaction(connection, CancellationToken.None);
        SyncLedger.Open(connection, name).Dispose();

        // Records pushed by hand before any run claim the instance with a random identity, which the first run takes over.
        Sql.Run(connection, "UPDATE ledgers SET sourceIdentity = lower(hex(randomblob(16))) WHERE sourceIdentity = ''");
        var ledger = SyncLedger.Find(connection, name)!;
        transaction.Commit();
        return new RemoteLedger(connection, ledger, reopen);
    }

    /// <summary>Opens the ledger of a target that was written to before; null when there is none.</summary>
    /// <inheritdoc cref="Open" path="/param" />
    public static RemoteLedger? Find(SqliteConnection connection, LedgerName name, Func<SqliteConnection> reopen)
    {
        if (SyncLedger.Find(connection, name) is { } ledger)
        {
            return new RemoteLedger(connection, ledger, reopen);
        }

        connection.Dispose();
        return null;
    }

    /// <summary>Whether the last run that began was finished.</summary>
    public bool HasFinished => TranslateErrors(() => RemoteRunTable.Has(_connection, Ledger.Id, Ledger.State.IntendedRunId));

    /// <summary>Begins a run. The endpoint is trusted over the ledger.</summary>
    public RunBeginning Begin(RunStart start, string identity, string? lastRunId) =>
        TranslateErrors(() =>
        {
            using var transaction = new WriteTransaction(_connection, CancellationToken.None);
            var isTrusted = Ledger.State.Trusts(identity, lastRunId);

            // Nobody knows any more by which keys the masks in the keys of such rows were made.
            var isRotated = start.Protection is not null && (!isTrusted || Ledger.State.Protection is null);
            var beginning = Ledger.Begin(isTrusted, start, identity);
            Ledger.Save(Ledger.State with { LastRunId = lastRunId, KeyRotated = isRotated || Ledger.State.KeyRotated });
            transaction.Commit();
            return beginning;
        });

    public T Read<T>(Func<SyncLedger, T> read) => TranslateErrors(() => read(Ledger));

    public IKnownRows OpenKnown() => TranslateErrors(() => new KnownRows(_reopen(), Ledger, Translate));

    public ISeenKeys OpenSeen() => new SeenKeys(_connection, Ledger.Id, Translate);

    /// <summary>Records the outcomes of a batch in one transaction.</summary>
    /// <param name="acknowledgedRunId">The run, if the endpoint acknowledged anything from it.</param>
    /// <param name="write">Writes to the ledger.</param>
    public void Record(string? acknowledgedRunId, Action<SyncLedger> write) =>
        TranslateErrors(() =>
        {
            using var transaction = new WriteTransaction(_connection, CancellationToken.None);
            write(Ledger);
            if (acknowledgedRunId is not null)
            {
                Ledger.Acknowledge(acknowledgedRunId);
            }

            transaction.Commit();
            return true;
        });

    /// <summary>Records that the run is in the log of the target.</summary>
    public void Finish(SyncRun run) => Record(run.RunId, ledger => RemoteRunTable.Write(_connection, ledger.Id, run));

    /// <summary>The runs of this installation, newest first.</summary>
    public IReadOnlyList<SyncRun> ReadRuns() => TranslateErrors(() => RemoteRunTable.Read(_connection, Ledger.Id));

    public void Dispose()
    {
        Ledger.Dispose();
        _connection.Dispose();
    }

    private static T TranslateErrors<T>(Func<T> work) => new LedgerErrors(Translate).Translate(work);

    private static OpenClawSyncException Translate(SqliteException failure) =>
        SqliteCodes.Primary(failure.SqliteErrorCode) switch
        {
            SqliteCodes.Corrupt or SqliteCodes.NotADatabase => new OpenClawSyncException(
                ErrorIds.StateCorrupt,
                "The state database is damaged. The next run moves it aside and sends everything again."
            ),
            SqliteCodes.Full or SqliteCodes.IoError => new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state database cannot be written: the disk of the state folder is full or has failed, or {FileSizeLimit.Reason}. "
                    + "Free some space, or raise the limit, then run again."
            ),
            _ => new OpenClawSyncException(
                ErrorIds.StateUnavailable,
                $"The state database cannot be used (SQLite {failure.SqliteExtendedErrorCode}). "
                    + "Check the disk and the permissions of the state folder, then run again."
            ),
        };
}
