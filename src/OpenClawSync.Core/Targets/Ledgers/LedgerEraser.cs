using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>Erases what a ledger and the run log beside it contain, within the transaction of the caller.</summary>
internal static class LedgerEraser
{
    private static readonly string[] Tables =
    [
        "ledgerMarks",
        "ledgerCursors",
        "ledgerParts",
        "ledgerLetters",
        "ledgerOpenTasks",
        "ledgerPlaces",
    ];

    /// <summary>Erases error samples and source units; with <paramref name="isAll" /> everything but the claim.</summary>
    /// <returns>The number of runs that were erased from the run log of an embedded target.</returns>
    public static long Erase(SqliteConnection connection, SyncLedger ledger, bool isAll)
    {
        var runs = EraseRuns(connection, ledger, isAll);
        if (!isAll)
        {
            foreach (var kind in RecordKinds.All)
            {
                ledger.Units.Forget(kind);
            }

            return runs;
        }

        foreach (var table in Tables)
        {
            Sql.Run(connection, $"DELETE FROM {table} WHERE ledgerId = $ledger", ("$ledger", ledger.Id));
        }

        // The claim at an endpoint stays, and with it the identity that made it.
        ledger.Save(new SyncState { TargetIdentity = ledger.Name.Target.Length > 0 ? ledger.State.TargetIdentity : null });
        return runs;
    }

    // An embedded target has the run log of all its instances, and the state database those of its targets.
    private static long EraseRuns(SqliteConnection connection, SyncLedger ledger, bool isAll)
    {
        if (Has(connection, "ledgerRuns"))
        {
            Sql.Run(
                connection,
                isAll
                    ? "DELETE FROM ledgerRuns WHERE ledgerId = $ledger"
                    : "UPDATE ledgerRuns SET run = json_set(run, '$.errorSamples', json('[]')) WHERE ledgerId = $ledger",
                ("$ledger", ledger.Id)
            );
        }

        if (!Has(connection, RunRow.Table))
        {
            return 0;
        }

        if (!isAll)
        {
            Sql.Run(
                connection,
                $"UPDATE {RunRow.Table} SET errorSamples = '[]' WHERE instanceId = $instance",
                ("$instance", ledger.Name.Instance.Value)
            );
            return 0;
        }

        using var delete = Sql.Command(
            connection,
            $"DELETE FROM {RunRow.Table} WHERE instanceId = $instance",
            ("$instance", ledger.Name.Instance.Value)
        );
        return delete.ExecuteNonQuery();
    }

    private static bool Has(SqliteConnection connection, string table) =>
        Sql.Scalar(connection, "SELECT 1 FROM sqlite_schema WHERE name = $table", ("$table", table)) is not null;
}
