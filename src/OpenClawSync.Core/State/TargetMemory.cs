using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.State;

/// <summary>What is remembered of one source in one target, looked at or changed by hand between runs.</summary>
internal sealed class TargetMemory(
    string target,
    SqliteConnection connection,
    SyncLedger ledger,
    Func<SqliteException, OpenClawSyncException> failed
) : IDisposable
{
    /// <summary>The memory in a database, which is taken over; null when there is none.</summary>
    public static TargetMemory? Find(
        string target,
        SqliteConnection connection,
        LedgerName name,
        Func<SqliteException, OpenClawSyncException> failed
    )
    {
        try
        {
            if (
                Sql.Scalar(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'ledgers'") is not null
                && SyncLedger.Find(connection, name) is { } ledger
            )
            {
                return new TargetMemory(target, connection, ledger, failed);
            }
        }
        catch (Exception failure)
        {
            connection.Dispose();
            throw failure is SqliteException known ? failed(known) : failure;
        }

        connection.Dispose();
        return null;
    }

    public IReadOnlyList<SyncCursor> ReadCursors() =>
        TranslateErrors<IReadOnlyList<SyncCursor>>(() =>
        {
            var cursors = ledger.ReadCursors();
            return
            [
                .. RecordKinds.All.Select(kind => new SyncCursor
                {
                    Kind = kind,
                    Cursor = cursors.Of(kind),
                    Target = target,
                    InstanceId = ledger.Name.Instance.Value,
                    LastRunId = ledger.Head.LastRunId,
                    PolicyId = ledger.Head.Stale.MayBeThere ? null : ledger.Head.Protection?.PolicyId,
                }),
            ];
        });

    /// <summary>Makes room to note which keys a pass sees; nothing of it is left.</summary>
    public ISeenKeys OpenSeen() => TranslateErrors<ISeenKeys>(() => new SeenKeys(connection, ledger.Id));

    public IReadOnlyList<DeadLetter> ReadDeadLetters() =>
        TranslateErrors<IReadOnlyList<DeadLetter>>(() =>
            [.. ledger.DeadLetters.Read().Select(deadLetter => deadLetter.Of(target, ledger.Name.Instance.Value))]
        );

    /// <summary>Forgets all that is known of some kinds, so that the next run sends all their records.</summary>
    public void Forget(RecordKinds kinds) =>
        Change(() =>
        {
            foreach (var kind in kinds)
            {
                ledger.Rewind(kind);
                ledger.ClearRecordHashes(kind);
            }
        });

    /// <summary>Puts the cursors of some kinds where a window began, so that the next run sends the window again. A kind without a beginning is forgotten.</summary>
    public void Restore(RecordKinds kinds, Cursors from) =>
        Change(() =>
        {
            foreach (var kind in kinds)
            {
                ledger.Rewind(kind);
                if (from.Of(kind) is null)
                {
                    ledger.ClearRecordHashes(kind);
                }
            }

            ledger.WriteCursors(kinds.Aggregate(Cursors.None, (cursors, kind) => cursors.With(kind, from.Of(kind))));
        });

    /// <summary>Gives a letter up. Its stamp goes with it, so the next run tries the record again.</summary>
    public void Remove(DeadLetter deadLetter) =>
        Change(() =>
        {
            ledger.DeadLetters.Resolve(deadLetter.Id);
            ledger.Units.Forget(deadLetter.Kind);
        });

    /// <summary>Lets the next source that writes the instance have it.</summary>
    public void ReleaseClaim() =>
        Change(() =>
        {
            Sql.Run(connection, "UPDATE ledgers SET source = '', sourceIdentity = '' WHERE ledgerId = $ledger", ("$ledger", ledger.Id));
            ledger.SetClean(false);
            foreach (var kind in RecordKinds.All)
            {
                ledger.Units.Forget(kind);
            }
        });

    public void Dispose()
    {
        ledger.Dispose();
        connection.Dispose();
    }

    private void Change(Action change) =>
        TranslateErrors(() =>
        {
            using var transaction = new WriteTransaction(connection, CancellationToken.None);
            change();
            transaction.Commit();
            return true;
        });

    private T TranslateErrors<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw failed(failure);
        }
    }
}
