using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>
/// The rows of unfinished tasks that a remote target has, protected as they were sent: when such a task vanishes from the source, its row
/// must be sent once more, and nothing else has its content any more.
/// </summary>
internal sealed class OpenTaskTable(SqliteConnection connection, long ledgerId)
{
    public IReadOnlyList<StoredRecord> Read()
    {
        using var command = Sql.Command(
            connection,
            "SELECT row FROM ledgerOpenTasks WHERE ledgerId = $ledger ORDER BY sourceKey",
            ("$ledger", ledgerId)
        );
        using var reader = command.ExecuteReader();
        var rows = new List<StoredRecord>();
        while (reader.Read())
        {
            rows.Add(new StoredRecord(RecordKind.Task, RowJson.Read(RecordKind.Task, JsonElement.Parse(reader.GetString(0)))));
        }

        return rows;
    }

    /// <summary>Keeps the row of a task while the task is unfinished.</summary>
    public void Track(string sourceKey, Row row)
    {
        if (OpenTask.Is(row))
        {
            Sql.Run(
                connection,
                "INSERT OR REPLACE INTO ledgerOpenTasks (ledgerId, sourceKey, row) VALUES ($ledger, $key, $row)",
                ("$ledger", ledgerId),
                ("$key", sourceKey),
                ("$row", Encoding.UTF8.GetString(CanonicalJson.Utf8(row)))
            );
        }
        else
        {
            Forget(sourceKey);
        }
    }

    public void Forget(string sourceKey) =>
        Sql.Run(
            connection,
            "DELETE FROM ledgerOpenTasks WHERE ledgerId = $ledger AND sourceKey = $key",
            ("$ledger", ledgerId),
            ("$key", sourceKey)
        );
}
