using System.Text.Json;
using System.Text;
using Microsoft.Data.Sqlite;
using OpenClawSync.Fingerprint;
using OpenClawSync.Records;
using OpenClawSync.Storage.Sqlite;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>The run log. A run is written when it ends; one of records pushed by hand with each batch, because it may end at any time.</summary>
internal static class RunTable
{
    public static void Write(SqliteConnection connection, SyncRun run)
    {
        var row = RunRow.From(run);
        var names = TargetSchema.RunFields.Select(field => field.Name).ToList();
        using var command = Prepared.Command(
            connection,
            $"INSERT OR REPLACE INTO openclawSyncRuns ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select(name => "$" + name))})",
            names.Select(name => "$" + name)
        );
        Prepared.Run(command, [.. names.Select(name => Value(row[name]))]);
    }

    public static IEnumerable<SyncRun> Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT {string.Join(", ", TargetSchema.RunFields.Select(field => field.Name))} FROM openclawSyncRuns ORDER BY startedAt DESC, runId DESC";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new SyncRun
            {
                RunId = reader.GetString(0),
                StartedAt = Time(reader.GetInt64(1)),
                FinishedAt = Time(reader.GetInt64(2)),
                CursorFrom = CursorsOf(reader.GetString(3)),
                CursorTo = CursorsOf(reader.GetString(4)),
                Created = reader.GetInt64(5),
                Updated = reader.GetInt64(6),
                Skipped = reader.GetInt64(7),
                Errors = reader.GetInt64(8),
                ErrorSamples = JsonSerializer.Deserialize<string[]>(reader.GetString(9)) ?? [],
                Status = reader.GetString(10),
                Redactions = reader.GetInt64(11),
                DeadLetters = reader.GetInt64(12),
                Removed = reader.GetInt64(13),
                PolicyId = reader.GetString(14),
                InstanceId = reader.GetString(15),
            };
        }
    }

    private static object Value(object value) => value is string or long ? value : Encoding.UTF8.GetString(CanonicalJson.Utf8(value));

    private static Cursors CursorsOf(string json)
    {
        using var fields = JsonDocument.Parse(json);
        return RunRow.CursorsOf(fields.RootElement);
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
