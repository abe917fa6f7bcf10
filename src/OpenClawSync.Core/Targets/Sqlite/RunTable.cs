using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>
/// The run log. The row of a run is written when the run ends. The row of records pushed by hand is written with each batch, because the
/// pipeline may end at any time.
/// </summary>
internal static class RunTable
{
    public static string Create { get; } = $"CREATE TABLE {RunRow.Table} ({string.Join(", ", RunRow.Fields.Select(Column))}) STRICT;";

    public static void Write(SqliteConnection connection, SyncRun run)
    {
        var names = string.Join(", ", RunRow.Fields.Select(field => field.Name));
        var parameters = RunRow.Fields.Select(field => "$" + field.Name).ToList();
        using var command = Prepared.Command(
            connection,
            $"INSERT OR REPLACE INTO {RunRow.Table} ({names}) VALUES ({string.Join(", ", parameters)})",
            parameters
        );
        Prepared.Run(command, [.. RunRow.Fields.Select(field => Value(field, run))]);
    }

    /// <summary>All runs, newest first.</summary>
    public static IEnumerable<SyncRun> Read(SqliteConnection connection)
    {
        var present = TargetSchema.Columns(connection, RunRow.Table);
        var pairs = RunRow.Fields.Where(field => present.Contains(field.Name)).Select(Pair);
        using var command = Sql.Command(
            connection,
            $"SELECT json_object({string.Join(", ", pairs)}) FROM {RunRow.Table} ORDER BY startedAt DESC, runId DESC"
        );
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return RunRow.Parse(JsonElement.Parse(reader.GetString(0)));
        }
    }

    /// <summary>Adds the columns that a file of an earlier version lacks.</summary>
    public static void Upgrade(SqliteConnection connection)
    {
        var present = TargetSchema.Columns(connection, RunRow.Table);
        foreach (var field in RunRow.Fields.Where(field => !present.Contains(field.Name)))
        {
            Sql.Run(connection, $"ALTER TABLE {RunRow.Table} ADD COLUMN {Column(field)}");
        }
    }

    private static string Column(RunField field)
    {
        var type = field.Type == RunFieldType.Integer ? "INTEGER" : "TEXT";
        return field.Name == "runId" ? $"{field.Name} {type} NOT NULL PRIMARY KEY" : $"{field.Name} {type}";
    }

    private static string Pair(RunField field) =>
        field.Type == RunFieldType.Json ? $"'{field.Name}', json({field.Name})" : $"'{field.Name}', {field.Name}";

    private static object Value(RunField field, SyncRun run) =>
        field.Type == RunFieldType.Json ? Encoding.UTF8.GetString(CanonicalJson.Utf8(field.Get(run))) : field.Get(run);
}
