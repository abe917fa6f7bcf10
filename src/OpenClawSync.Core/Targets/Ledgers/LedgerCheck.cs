using Microsoft.Data.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Ledgers;

/// <summary>Looks through the ledgers in a database for values that this module did not write.</summary>
internal static class LedgerCheck
{
    // Reading all of them would slow down every start. Damage is seldom confined to a few values.
    private const int MaxDeadLetters = 1000;

    /// <exception cref="SqliteException">A value cannot be read; the database counts as damaged.</exception>
    public static void RequireReadable(SqliteConnection connection)
    {
        try
        {
            foreach (var id in Ids(connection))
            {
                Read(connection, id);
            }
        }
        catch (Exception failure) when (UnreadableValue.IsCauseOf(failure))
        {
            throw LedgerErrors.Unreadable();
        }
    }

    private static List<long> Ids(SqliteConnection connection)
    {
        using var command = Sql.Command(connection, "SELECT ledgerId FROM ledgers");
        using var reader = command.ExecuteReader();
        var ids = new List<long>();
        while (reader.Read())
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    private static void Read(SqliteConnection connection, long id)
    {
        SyncState.Read(connection, id);
        CursorTable.Read(connection, id);
        new PlaceTable(connection, id).Read();
        new OpenTaskTable(connection, id).Read();
        using var deadLetters = new DeadLetterTable(connection, id);
        deadLetters.Read("", MaxDeadLetters);
    }
}
