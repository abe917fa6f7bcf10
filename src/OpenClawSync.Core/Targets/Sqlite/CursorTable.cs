using Microsoft.Data.Sqlite;
using OpenClawSync.Records;

namespace OpenClawSync.Targets.Sqlite;

/// <summary>The cursors of each instance.</summary>
internal static class CursorTable
{
    private static readonly RecordKind[] Kinds = [RecordKind.Task, RecordKind.Cron, RecordKind.Memory];

    public static Cursors Read(SqliteConnection connection, InstanceId instance)
    {
        using var command = Prepared.Command(connection, "SELECT kind, cursor FROM syncCursors WHERE instanceId = $instance", "$instance");
        command.Parameters[0].Value = instance.Value;
        return Read(command);
    }

    /// <summary>The cursors that a query gives, a row of kind and time for each.</summary>
    public static Cursors Read(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var cursors = Cursors.None;
        while (reader.Read())
        {
            cursors = cursors.With((RecordKind)reader.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)));
        }

        return cursors;
    }

    public static void Write(SqliteConnection connection, InstanceId instance, Cursors cursors)
    {
        using var command = Prepared.Command(
            connection,
            "INSERT INTO syncCursors VALUES ($instance, $kind, $cursor) ON CONFLICT DO UPDATE SET cursor = excluded.cursor",
            "$instance",
            "$kind",
            "$cursor");
        foreach (var kind in Kinds)
        {
            if (cursors.Of(kind) is { } cursor)
            {
                Prepared.Run(command, instance.Value, (long)kind, cursor.ToUnixTimeMilliseconds());
            }
        }
    }
}
