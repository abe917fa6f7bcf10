using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Convex;
using OpenClawSync.Targets.Ledgers;

namespace OpenClawSync.State;

/// <summary>The ledger of one source in one target, read or changed by hand between runs.</summary>
internal sealed class TargetMemory(
    string target,
    SqliteConnection connection,
    SyncLedger ledger,
    Func<SqliteException, OpenClawSyncException> translate
) : IDisposable
{
    /// <summary>Opens the ledger in a database; null when there is none.</summary>
    /// <param name="target">The display name of the target.</param>
    /// <param name="connection">The database. It is disposed with the result, or at once when there is none.</param>
    /// <param name="name">The name of the ledger.</param>
    /// <param name="translate">Translates SQLite errors.</param>
    public static TargetMemory? Find(
        string target,
        SqliteConnection connection,
        LedgerName name,
        Func<SqliteException, OpenClawSyncException> translate
    )
    {
        try
        {
            if (
                Sql.Scalar(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'ledgers'") is not null
                && SyncLedger.Find(connection, name) is { } ledger
            )
            {
                return new TargetMemory(target, connection, ledger, translate);
            }
        }
        catch (Exception failure)
        {
            connection.Dispose();
            throw failure switch
            {
                SqliteException known => translate(known),
                _ when UnreadableValue.IsCauseOf(failure) => translate(LedgerErrors.Unreadable()),
                _ => failure,
            };
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
                    LastRunId = ledger.State.LastRunId,
                    PolicyId = ledger.State.Stale.MayBeThere ? null : ledger.State.Protection?.PolicyId,
                }),
            ];
        });

    /// <summary>Whether a run or a push began that the target accepted, so that its claim is known.</summary>
    public bool HasBegun => ledger.HasBegun;

    /// <summary>Whether the ledger knows every row of the source: no row from before the current policy is left.</summary>
    public bool IsComplete => ledger.State is { LastRunId: not null, Stale.MayBeThere: false };

    /// <summary>
    /// Whether the ledger says what an endpoint that reports this identity and last run has. It does not while the last run is unfinished:
    /// the endpoint may have stored rows whose acknowledgement never arrived.
    /// </summary>
    public bool Trusts(string identity, string? lastRunId) =>
        ledger.State.Trusts(identity, lastRunId)
        && TranslateErrors(() => RemoteRunTable.Has(connection, ledger.Id, ledger.State.IntendedRunId));

    /// <summary>What is known about a row.</summary>
    /// <param name="sourceKey">Its key.</param>
    /// <param name="fingerprint">The fingerprint with which it was acknowledged; null when unknown.</param>
    public RowStanding StandingOf(string sourceKey, out string? fingerprint)
    {
        var acknowledged = TranslateErrors(() => ledger.AcknowledgedRows.Find(sourceKey));
        fingerprint = acknowledged?.Fingerprint;
        return Repair.StandingOf(acknowledged);
    }

    /// <summary>Whether a row of the same file belongs to another source.</summary>
    public bool IsOfAnother(string sourceKey) =>
        TranslateErrors(() =>
            Sql.Scalar(
                connection,
                "SELECT 1 FROM ledgers l JOIN ledgerMarks o ON o.ledgerId = l.ledgerId WHERE o.sourceKey = $key AND l.ledgerId <> $ledger",
                ("$key", sourceKey),
                ("$ledger", ledger.Id)
            )
                is not null
        );

    /// <summary>Starts collecting the keys that a pass sees. Nothing of it remains.</summary>
    public ISeenKeys OpenSeen() => new SeenKeys(connection, ledger.Id, translate);

    /// <summary>The next dead letters in the order of their ids.</summary>
    /// <param name="after">The last id that was read; empty for the first page.</param>
    /// <param name="count">The maximum number.</param>
    public IReadOnlyList<DeadLetter> ReadDeadLetters(string after = "", int count = DeadLetterTable.PageSize) =>
        TranslateErrors<IReadOnlyList<DeadLetter>>(() =>
            [
                .. ledger
                    .DeadLetters.Read(after, count)
                    .Select(deadLetter => deadLetter with { Target = target, InstanceId = ledger.Name.Instance.Value }),
            ]
        );

    /// <summary>Resets some kinds, so that the next run sends all their records.</summary>
    public void Forget(RecordKinds kinds) =>
        Change(() =>
        {
            foreach (var kind in kinds)
            {
                ledger.Rewind(kind);
                ledger.ClearRecordHashes(kind);
            }
        });

    /// <summary>
    /// Sets the cursors of some kinds to the beginning of a window, so that the next run sends the window again. A kind that has no
    /// beginning is reset.
    /// </summary>
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

    /// <summary>Removes dead letters and their record hashes in one transaction, so that the next run tries the records again.</summary>
    public void Remove(params IReadOnlyCollection<DeadLetterKey> deadLetters) =>
        Change(() =>
        {
            foreach (var deadLetter in deadLetters)
            {
                ledger.DeadLetters.Resolve(deadLetter.Id);
            }

            foreach (var kind in deadLetters.Select(deadLetter => deadLetter.Kind).Distinct())
            {
                ledger.Units.Forget(kind);
            }
        });

    /// <summary>
    /// Erases the error samples of all runs, and what is recorded about source units, because rows of them were erased.
    /// </summary>
    /// <param name="isAll">Whether to erase the run log and everything else that is recorded, except for the claim.</param>
    /// <returns>The number of runs that were erased from the run log of a file.</returns>
    public long Erase(bool isAll)
    {
        var runs = 0L;
        Change(() => runs = LedgerEraser.Erase(connection, ledger, isAll));
        return runs;
    }

    /// <summary>Releases the claim to the instance, so that the next source that writes it takes it over.</summary>
    public void ReleaseClaim() =>
        Change(() =>
        {
            ClaimTable.Release(connection, ledger.Name);
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

    private T TranslateErrors<T>(Func<T> work) => new LedgerErrors(translate).Translate(work);
}
