using Microsoft.Data.Sqlite;

namespace OpenClawSync.Core.Tests.Support;

/// <summary>Builds homes with real databases in a temporary folder.</summary>
internal static class HomeBuilder
{
    /// <summary>Copies the sample home. Returns the folder that contains its state folder.</summary>
    public static string Fixture(TempFolder folder) => folder.Copy(Repository.FixtureHome, "home");

    public static string Database(string home) => Path.Combine(home, ".openclaw", "state", "openclaw.sqlite");

    /// <summary>Creates a store beside the current one, at a path relative to the state folder.</summary>
    public static void CreateStore(string home, string store, string sql)
    {
        var path = Path.Combine(home, ".openclaw", store);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Execute(path, sql);
    }

    public static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return connection;
    }

    public static void Execute(string database, string sql)
    {
        using var connection = Open(database);
        Execute(connection, sql);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static object? Scalar(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
