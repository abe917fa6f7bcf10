using Microsoft.Data.Sqlite;
using OpenClawSync.Redaction;

namespace OpenClawSync.Commands;

/// <summary>
/// Prepares on other threads, while PowerShell still binds the parameters of a sync, what every sync in a new process needs and no
/// parameter changes: the tables of the rules, and SQLite. On a machine with one processor it costs nothing that would not be done anyway.
/// </summary>
internal static class WarmUp
{
    public static void Begin()
    {
        Start(() => SafeMessage.Of("/a/harmless/path"));
        Start(() =>
        {
            using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT $value";
            command.Parameters.AddWithValue("$value", 1);
            using var reader = command.ExecuteReader();
            reader.Read();
        });
    }

    // Threads of their own: the thread pool would begin the second work only some time after the first.
    private static void Start(Action work) => new Thread(() => Try(work)) { IsBackground = true }.Start();

    private static void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Whatever is wrong fails again where it is used in earnest, and is reported there.
        }
    }
}
