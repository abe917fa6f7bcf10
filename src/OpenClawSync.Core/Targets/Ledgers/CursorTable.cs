using Microsoft.Data.Sqlite;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>The cursors of a ledger.</summary>
internal static class CursorTable
{
    public static Cursors Read(SqliteConnection connection, long ledgerId)
    {
        using var command = Prepared.Command(connection, "SELECT kind, cursor FROM ledgerCursors WHERE ledgerId = $ledger", "$ledger");
        Prepared.Bind(command, ledgerId);
        using var reader = command.ExecuteReader();
        var cursors = Cursors.None;
        while (reader.Read())
        {
            cursors = cursors.With((RecordKind)reader.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)));
        }

        return cursors;
    }

    public static void Write(SqliteConnection connection, long ledgerId, Cursors cursors)
    {
        foreach (var kind in RecordKinds.All)
        {
            if (cursors.Of(kind) is { } cursor)
            {
                Sql.Run(
                    connection,
                    "INSERT OR REPLACE INTO ledgerCursors VALUES ($ledger, $kind, $cursor)",
                    ("$ledger", ledgerId),
                    ("$kind", (long)kind),
                    ("$cursor", cursor.ToUnixTimeMilliseconds())
                );
            }
        }
    }

    public static void Forget(SqliteConnection connection, long ledgerId, RecordKind kind) =>
        Sql.Run(
            connection,
            "DELETE FROM ledgerCursors WHERE ledgerId = $ledger AND kind = $kind",
            ("$ledger", ledgerId),
            ("$kind", (long)kind)
        );
}
