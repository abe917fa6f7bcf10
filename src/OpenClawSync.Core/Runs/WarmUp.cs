using System.Security.Cryptography;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using OpenClawSync.Protection;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Runs;

/// <summary>
/// Prepares on other threads, while PowerShell still binds the parameters of a sync, what every sync in a new process needs and no
/// parameter changes: the tables of the rules, SQLite, JSON and cryptography. It touches nothing of the user's; its only effect is that
/// code is loaded and compiled by the time the run needs it.
/// </summary>
internal static class WarmUp
{
    /// <summary>Begins; once in a process is enough.</summary>
    public static void Begin()
    {
        Start(Rules);
        Start(Storage);
    }

    // Threads of their own: the thread pool would begin the second work only some time after the first.
    private static void Start(Action work) => new Thread(() => Try(work)) { IsBackground = true }.Start();

    private static void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception)
        {
            // Whatever is wrong fails again where it is used in earnest, and is reported there.
        }
    }

    internal static void Rules() => SafeMessage.Redact("/a/harmless/path");

    internal static void Storage()
    {
        using var connection = SqliteDatabase.OpenInMemory();
        using (var transaction = connection.BeginTransaction())
        {
            Sql.Run(connection, "CREATE TABLE warm (id TEXT, at INTEGER); INSERT INTO warm VALUES ($id, $at)", ("$id", "a"), ("$at", 1L));
            transaction.Commit();
        }

        using (var rows = Table.Read(connection, "warm", "id", "id", "at"))
        {
            while (rows.Read())
            {
                _ = (rows.Text("id"), rows.Integer("at"));
            }
        }

        JToken.Parse("{ a: [1, 'b'] }");
        _ = new JsonFields(JsonElement.Parse("""{ "a": "b" }""")).Text("a");
        HMACSHA256.HashData(SHA256.HashData("warm"u8), "warm"u8);
    }
}
