using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Convex;

/// <summary>The runs this installation made against remote targets.</summary>
internal static class RemoteRuns
{
    public static string Create { get; } =
        """
            CREATE TABLE ledgerRuns (
              ledgerId INTEGER NOT NULL, runId TEXT NOT NULL, startedAt INTEGER NOT NULL, run TEXT NOT NULL, PRIMARY KEY (ledgerId, runId)) STRICT, WITHOUT ROWID;
            """;

    /// <summary>The newest first.</summary>
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
            using var row = JsonDocument.Parse(reader.GetString(0));
            runs.Add(RunRow.Parse(row.RootElement));
        }

        return runs;
    }
}
