using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>Deletes the runs and tombstones of a file that are older than it keeps them, of all instances, once a day.</summary>
internal static class TargetSweep
{
    private const int DayLength = 8;

    /// <param name="connection">The target, in a transaction.</param>
    /// <param name="run">The run that ends, which is not in the log yet.</param>
    /// <param name="retention">How long runs and tombstones are kept.</param>
    public static void Run(SqliteConnection connection, SyncRun run, TargetRetention retention)
    {
        // Run ids begin with the day. Looking for old tombstones means to read every row.
        if (
            run.Status != RunStatus.Succeeded
            || Day(Sql.Scalar(connection, $"SELECT max(runId) FROM {RunRow.Table}") as string) == Day(run.RunId)
        )
        {
            return;
        }

        if (Cutoff(run, retention.Runs) is { } oldestRun)
        {
            Sql.Run(connection, $"DELETE FROM {RunRow.Table} WHERE finishedAt < $cutoff", ("$cutoff", oldestRun));
        }

        if (Cutoff(run, retention.Tombstones) is { } oldestTombstone)
        {
            foreach (var schema in RowSchema.All)
            {
                // A tombstone that the ledger still knows of would be reported as deleted by something else.
                Sql.Run(
                    connection,
                    $"""
                    DELETE FROM ledgerMarks WHERE isRemoved <> 0 AND ledgerId IN (SELECT ledgerId FROM ledgers)
                    AND sourceKey IN (SELECT sourceKey FROM {schema.Table} WHERE removedAt > 0 AND removedAt < $cutoff)
                    """,
                    ("$cutoff", oldestTombstone)
                );
                Sql.Run(
                    connection,
                    $"DELETE FROM {schema.Table} WHERE removedAt > 0 AND removedAt < $cutoff",
                    ("$cutoff", oldestTombstone)
                );
            }
        }
    }

    private static long? Cutoff(SyncRun run, TimeSpan? retention) =>
        run.FinishedAt.ToUnixTimeMilliseconds() - (long?)retention?.TotalMilliseconds;

    private static string? Day(string? runId) => runId is { Length: > DayLength } ? runId[..DayLength] : runId;
}
