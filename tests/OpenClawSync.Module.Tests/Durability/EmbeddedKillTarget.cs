using Microsoft.Data.Sqlite;
using OpenClawSync.Module.Tests.Support;

namespace OpenClawSync.Module.Tests.Durability;

/// <summary>The embedded target. It is examined in a copy after a killed run, so that the next run does the recovery.</summary>
internal sealed class EmbeddedKillTarget(bool hasFileStates = true) : KillTarget
{
    private static readonly string[] Tables = ["openclawTasks", "openclawCronJobs", "openclawMemoryEntries"];

    private (long Rows, long Runs, long Created, string LastRun) _before = (0, 0, 0, "");
    private long _madeByKilledRuns;
    private long _miscounted;

    public override int[] BatchSizes => [3, 20, 50, 200, 1000];

    public override string Arguments => $"-Target '{Database}'";

    private string Database => Path.Combine(Folder.Path, "target.db");

    public override PwshSettings Settings => new() { StateFolder = State, HasFileStates = hasFileStates };

    // A killed run's rows count by what is there, a logged run's by what it says; a row made twice would be in both.
    public override void Note(KilledRun run)
    {
        var after = Counts();
        if (after.Runs > _before.Runs)
        {
            _miscounted += Math.Abs(after.Rows - _before.Rows - (after.Created - _before.Created));
        }
        else
        {
            Assert.True(run.WasKilled, "A run that ended is not in the log.\n" + run.Run.Output + run.Run.Errors);
            _madeByKilledRuns += after.Rows - _before.Rows;
            Partial += after.LastRun == _before.LastRun ? 0 : 1;
        }

        _before = after;
    }

    public override void AssertEachWasCreatedOnce()
    {
        var (rows, _, created, _) = Counts();
        Assert.Equal((rows, 0), (created + _madeByKilledRuns, _miscounted));

        // A row that was taken out and put in again has a number of its own.
        foreach (var table in Tables)
        {
            Assert.Equal(Scalar($"SELECT count(*) FROM {table}"), Scalar($"SELECT coalesce(max(rowid), 0) FROM {table}"));
        }
    }

    public override object Backup() =>
        ((string[])["", "-wal"])
            .Where(suffix => File.Exists(Database + suffix))
            .ToDictionary(suffix => suffix, suffix => File.ReadAllBytes(Database + suffix));

    public override void Restore(object backup)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(Database + suffix);
        }

        foreach (var (suffix, content) in (Dictionary<string, byte[]>)backup)
        {
            File.WriteAllBytes(Database + suffix, content);
        }

        _before = Counts();
    }

    protected override IEnumerable<Dictionary<string, object?>> Read()
    {
        using var connection = Open(Database);
        foreach (var table in Tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                yield return Enumerable
                    .Range(0, reader.FieldCount)
                    .ToDictionary(reader.GetName, column => reader.IsDBNull(column) ? null : reader.GetValue(column));
            }
        }
    }

    private (long Rows, long Runs, long Created, string LastRun) Counts()
    {
        using var copy = new TempFolder();
        foreach (var suffix in (string[])["", "-wal", "-journal"])
        {
            if (File.Exists(Database + suffix))
            {
                File.Copy(Database + suffix, Path.Combine(copy.Path, "copy.db" + suffix));
            }
        }

        using var connection = Open(Path.Combine(copy.Path, "copy.db"));
        return Scalar(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'openclawSyncRuns'") == 0
            ? (0, 0, 0, "")
            : (
                Tables.Sum(table => Scalar(connection, $"SELECT count(*) FROM {table}")),
                Scalar(connection, "SELECT count(*) FROM openclawSyncRuns"),
                Scalar(connection, "SELECT coalesce(sum(created), 0) FROM openclawSyncRuns"),
                Text(connection, "SELECT coalesce(max(lastRunId), '') FROM ledgers")
            );
    }

    private long Scalar(string sql)
    {
        using var connection = Open(Database);
        return Scalar(connection, sql);
    }

    private static long Scalar(SqliteConnection connection, string sql) => (long)Value(connection, sql);

    private static string Text(SqliteConnection connection, string sql) => (string)Value(connection, sql);

    private static object Value(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }
}
