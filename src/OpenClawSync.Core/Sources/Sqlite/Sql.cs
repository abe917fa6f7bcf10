using Microsoft.Data.Sqlite;

namespace OpenClawSync.Sources.Sqlite;

/// <summary>Runs one statement.</summary>
internal static class Sql
{
    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
