using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Sources.Sqlite;

namespace OpenClawSync.Core.Tests.Sources.Sqlite;

public sealed class LiveDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_task_that_is_only_in_the_log_is_read_and_no_file_beside_the_database_changes()
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

    [Theory]
    [InlineData("WAL")]
    [InlineData("DELETE")]
    public void Holes_behind_the_pages_of_a_database_are_not_copied(string mode)
    {
        var database = _folder["holes.sqlite"];
        HomeBuilder.Execute(database, $"PRAGMA journal_mode = {mode}; CREATE TABLE t (id); INSERT INTO t VALUES (1)");
        using (var file = File.OpenWrite(database))
        {
            file.SetLength(1L << 40);
        }

        using var snapshot = DatabaseSnapshot.Create(database, new SnapshotFolder(_folder["snapshots"]), TimeProvider.System);
        snapshot.Check();

        Assert.Equal(1L, OpenClawSync.Storage.Sqlite.Sql.Scalar(snapshot.Connection, "SELECT id FROM t"));
    }

    [Fact]
    public void A_copy_for_which_there_is_no_space_is_not_begun()
    {
        var database = _folder["large.sqlite"];
        HomeBuilder.Execute(database, "PRAGMA journal_mode = WAL; CREATE TABLE t (id)");
        using (var file = File.OpenWrite(database))
        {
            // Without a valid count of pages the length of the file counts.
            file.Position = 92;
            file.Write([0, 0, 0, 0]);
            file.SetLength(1L << 42);
        }

        var failure = Assert.Throws<IOException>(() =>
            DatabaseSnapshot.Create(database, new SnapshotFolder(_folder["snapshots"]), TimeProvider.System)
        );
        Assert.True(OpenClawSync.Records.FileFailure.MeansDiskFull(failure));
    }

    [Fact]
    public void A_database_with_a_rollback_journal_is_read_at_its_last_commit()
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

        using var snapshot = DatabaseSnapshot.Create(database, new SnapshotFolder(_folder["snapshots"]), TimeProvider.System);

        Assert.Empty(Directory.EnumerateFiles(_folder["snapshots"]));
        Assert.Equal(6, Table.Count(snapshot.Connection, "task_runs"));
    }

    // The ids of processes decide nothing: they are used again, and mean nothing in another container.
    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    [InlineData("-journal")]
    public void Files_of_a_killed_process_are_deleted_and_those_in_use_are_kept(string suffix)
    {
        var folder = new SnapshotFolder(_folder["snapshots"]);
        using var used = folder.NewFiles();
        var left = Own($"snapshots/snapshot-{Environment.ProcessId}-{Guid.NewGuid():N}.sqlite{suffix}");
        var log = Own(Path.GetRelativePath(_folder.Path, used.Main + "-wal"));

        using var next = folder.NewFiles();

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(used.Main) && File.Exists(log) && File.Exists(next.Main));
    }

    [Theory]
    [InlineData("snapshot-4194305-x.sqlite")]
    [InlineData("snapshot-20261128.sqlite")]
    [InlineData("snapshot-1-0123456789abcdef0123456789abcdef.sqlite.bak")]
    [InlineData("my-snapshot-1-0123456789abcdef0123456789abcdef.sqlite")]
    public void Files_with_other_names_are_kept(string name)
    {
        var file = Own("snapshots/" + name);

        using var files = new SnapshotFolder(_folder["snapshots"]).NewFiles();

        Assert.True(File.Exists(file));
    }

    [Fact]
    public void A_link_and_a_file_with_other_permissions_are_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such mode.");
        var (shared, link) = (Own(Leftover()), _folder[Leftover()]);
        Permissions.Set(shared, "644");
        File.CreateSymbolicLink(link, _folder.Write("elsewhere.sqlite", "theirs"));

        using var files = new SnapshotFolder(_folder["snapshots"]).NewFiles();

        Assert.True(File.Exists(shared) && File.Exists(link) && File.Exists(_folder["elsewhere.sqlite"]));

        static string Leftover() => $"snapshots/snapshot-4194305-{Guid.NewGuid():N}.sqlite";
    }

    private string Own(string name)
    {
        var file = _folder.Write(name, "half");
        Permissions.Set(file, "600");
        return file;
    }

    [Fact]
    public async Task A_snapshot_beside_a_busy_writer_is_never_torn()
    {
        var database = _folder["live.sqlite"];
        HomeBuilder.Execute(
            database,
            """
            PRAGMA journal_mode = WAL;
            CREATE TABLE pairs (a INTEGER, b TEXT);
            INSERT INTO pairs VALUES (0, zeroblob(3000)), (0, zeroblob(3000))
            """
        );
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() => WriteUntil(database, stop.Token), TestContext.Current.CancellationToken);
        var seen = new HashSet<long>();
        // On a busy machine the writer may start late.
        for (var round = 0; round < 60 || (seen.Count < 2 && round < 10_000); round++)
        {
            using var snapshot = DatabaseSnapshot.Create(database, new SnapshotFolder(_folder["snapshots"]), TimeProvider.System);
            var values = TableValues.Read(snapshot.Connection, "pairs", "rowid", row => row.Integer("a")!.Value, "a").Distinct();

            seen.Add(Assert.Single(values));
        }

        await stop.CancelAsync();
        await writer;
        Assert.True(seen.Count > 1, "The writer must have committed between two snapshots.");
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
