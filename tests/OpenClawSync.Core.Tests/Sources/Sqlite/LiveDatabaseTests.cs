using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Core.Tests.Sources.Sqlite;

public sealed class LiveDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_task_that_is_only_in_the_log_is_read_and_nothing_beside_the_database_changes()
    {
        var home = HomeBuilder.Fixture(_folder);
        using var writer = HomeBuilder.Open(HomeBuilder.Database(home));
        HomeBuilder.Execute(
            writer,
            "PRAGMA wal_autocheckpoint = 0; UPDATE task_runs SET label = 'only in the log' WHERE task_id LIKE '0a8c%'"
        );
        var before = FolderState.Of(home);

        var records = Reading.All(home, _folder).Records;

        Assert.Contains(records.OfType<TaskRecord>(), task => task.Label == "only in the log");
        Assert.Equal(before, FolderState.Of(home));
    }

    [Fact]
    public void A_database_with_a_rollback_journal_is_read_as_it_was_committed()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(HomeBuilder.Database(home), "PRAGMA journal_mode = DELETE");
        using var writer = HomeBuilder.Open(HomeBuilder.Database(home));
        HomeBuilder.Execute(writer, "BEGIN IMMEDIATE; UPDATE task_runs SET label = 'not committed'");
        var before = FolderState.Of(home);

        var records = Reading.All(home, _folder).Records;

        Assert.Equal(6, records.OfType<TaskRecord>().Count());
        Assert.DoesNotContain(records.OfType<TaskRecord>(), task => task.Label == "not committed");
        Assert.Equal(before, FolderState.Of(home));
    }

    [Fact]
    public void A_snapshot_has_no_name_while_it_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the name of an open file.");
        var database = HomeBuilder.Database(HomeBuilder.Fixture(_folder));

        using var snapshot = DatabaseSnapshot.Take(database, new SnapshotFolder(_folder["snapshots"]));

        Assert.Empty(Directory.EnumerateFiles(_folder["snapshots"]));
        Assert.Equal(6, Table.Rows(snapshot.Connection, "task_runs", "task_id", "task_id").Count());
    }

    [Fact]
    public void What_a_killed_process_left_is_swept_and_what_a_living_one_has_is_not()
    {
        var (dead, alive) = (
            _folder.Write("snapshots/snapshot-4194305-x.sqlite", ""),
            _folder.Write($"snapshots/snapshot-{Environment.ProcessId}-x.sqlite", "")
        );

        new SnapshotFolder(_folder["snapshots"]).NewFiles();

        Assert.False(File.Exists(dead));
        Assert.True(File.Exists(alive));
    }

    [Fact]
    public async Task A_snapshot_beside_a_busy_writer_is_never_torn()
    {
        var database = _folder["live.sqlite"];
        HomeBuilder.Execute(
            database,
            "PRAGMA journal_mode = WAL; CREATE TABLE pairs (a INTEGER, b TEXT); INSERT INTO pairs VALUES (0, zeroblob(3000)), (0, zeroblob(3000))"
        );
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() => WriteUntil(database, stop.Token), TestContext.Current.CancellationToken);
        var seen = new HashSet<long>();
        // On a busy machine the writer may get its turn late.
        for (var round = 0; round < 60 || (seen.Count < 2 && round < 10_000); round++)
        {
            using var snapshot = DatabaseSnapshot.Take(database, new SnapshotFolder(_folder["snapshots"]));
            var values = Table.Rows(snapshot.Connection, "pairs", "rowid", "a").Select(row => row.Integer("a")!.Value).Distinct().ToList();

            seen.Add(Assert.Single(values));
        }

        await stop.CancelAsync();
        await writer;
        Assert.True(seen.Count > 1, "The writer must have written while it was read.");
    }

    private static void WriteUntil(string database, CancellationToken stop)
    {
        using var connection = HomeBuilder.Open(database);
        HomeBuilder.Execute(connection, "PRAGMA wal_autocheckpoint = 4");
        while (!stop.IsCancellationRequested)
        {
            HomeBuilder.Execute(connection, "UPDATE pairs SET a = a + 1, b = zeroblob(3000 + a % 7)");
        }
    }
}
