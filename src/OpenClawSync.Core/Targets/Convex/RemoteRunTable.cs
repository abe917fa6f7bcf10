using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Convex;

/// <summary>The runs of this installation against remote targets, in the state database.</summary>
internal static class RemoteRunTable
{
    public static string Create { get; } =
        """
            CREATE TABLE ledgerRuns (
              ledgerId INTEGER NOT NULL, runId TEXT NOT NULL, startedAt INTEGER NOT NULL, run TEXT NOT NULL,
              PRIMARY KEY (ledgerId, runId)) STRICT, WITHOUT ROWID;
            """;

    public static void Write(SqliteConnection connection, long ledgerId, SyncRun run) =>
        Sql.Run(
            connection,
            "INSERT OR REPLACE INTO ledgerRuns VALUES ($ledger, $run, $startedAt, $json)",
            ("$ledger", ledgerId),
            ("$run", run.RunId),
            ("$startedAt", run.StartedAt.ToUnixTimeMilliseconds()),
            ("$json", Encoding.UTF8.GetString(CanonicalJson.Utf8(RunRow.From(run))))
        );

    /// <summary>Whether a run was finished: the target has it in its log.</summary>
    public static bool Has(SqliteConnection connection, long ledgerId, string? runId) =>
        Sql.Scalar(connection, "SELECT 1 FROM ledgerRuns WHERE ledgerId = $ledger AND runId = $run", ("$ledger", ledgerId), ("$run", runId))
            is not null;

    /// <summary>The runs against one target, newest first.</summary>
    public static IReadOnlyList<SyncRun> Read(SqliteConnection connection, long ledgerId)
    {
        using var command = Sql.Command(
            connection,
            "SELECT run FROM ledgerRuns WHERE ledgerId = $ledger ORDER BY startedAt DESC, runId DESC",
            ("$ledger", ledgerId)
        );
        using var reader = command.ExecuteReader();
        var runs = new List<SyncRun>();
        while (reader.Read())
        {
            runs.Add(RunRow.Parse(JsonElement.Parse(reader.GetString(0))));
        }

        return runs;
    }
}
