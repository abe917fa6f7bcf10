using System.Security.Cryptography;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using OpenClawSync.Protection;
using OpenClawSync.Sources.Json;
using OpenClawSync.Sources.Sqlite;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Runs;

/// <summary>
/// Loads on other threads, while PowerShell still binds the parameters of a sync, what every sync in a new process needs whatever its
/// parameters: the rule tables, SQLite, JSON and cryptography. It touches no data of the user; its only effect is that code is loaded and
/// compiled by the time the run needs it.
/// </summary>
internal static class WarmUp
{
    /// <summary>Starts the warm-up and returns at once. Once per process is enough.</summary>
    public static void Begin()
    {
        Start(Rules);
        Start(Storage);
    }

    // Dedicated threads, because the thread pool would start the second piece of work with a delay.
    private static void Start(Action work) => new Thread(() => Try(work)) { IsBackground = true }.Start();

    private static void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception)
        {
            // Whatever is wrong fails again when the run uses it, and is reported there.
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
