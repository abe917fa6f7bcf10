using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>
/// What earlier runs read and is wholly absent now was not seen whole: nothing of it is removed or lost, one warning says so, and an
/// operator can say that it is on purpose.
/// </summary>
public sealed class MissingPlaceTests : IDisposable
{
    private static readonly SyncOptions Prune = new() { Prune = new PruneOptions(100) };

    private readonly SyncBench _bench = new();

    public MissingPlaceTests() => _bench.Sync();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("store")]
    [InlineData("empty store file")]
    [InlineData("store without tables")]
    [InlineData("store with empty tables")]
    [InlineData("workspace")]
    [InlineData("mount point")]
    [InlineData("config")]
    [InlineData("state folder")]
    public void Nothing_of_what_is_absent_is_removed_or_lost(string what)
    {
        var before = _bench.Rows();
        var names = TakeAway(what);

        var run = _bench.Sync(Prune);

        Assert.Equal((0L, "succeeded"), (run.Removed, run.Status));
        Assert.Equal(before, _bench.Rows());
        var warning = Assert.Single(_bench.Problems);
        Assert.Equal((ErrorIds.PlaceMissing, ProblemSeverity.Warning, names), (warning.ErrorId, warning.Severity, warning.Place));
        Assert.Contains("-AcceptMissing '" + names.Split(", ")[0] + "'", warning.Message, StringComparison.Ordinal);

        _bench.Sync(Prune);
        Assert.Equal(before, _bench.Rows());
        Assert.Single(_bench.Problems);
    }

    [Fact]
    public void What_an_operator_accepts_once_is_removed_whatever_its_share_and_forgotten()
    {
        TakeAway("store");
        TakeAway("workspace");

        var run = _bench.Sync(new SyncOptions { Prune = new PruneOptions(1), AcceptMissing = ["state/*", "workspace:ops"] });

        Assert.DoesNotContain(_bench.Problems, problem => problem.ErrorId == ErrorIds.PlaceMissing);
        Assert.Equal((6L, 1L), (run.Removed, run.Updated));
        Assert.Equal(0L, _bench.Scalar("SELECT count(*) FROM openclawCronJobs WHERE removedAt IS NULL"));
        Assert.Equal(0L, _bench.Scalar("SELECT count(*) FROM openclawMemoryEntries WHERE agentId = 'ops' AND removedAt IS NULL"));
        Assert.Equal(0L, _bench.Scalar("SELECT count(*) FROM openclawTasks WHERE status = 'running' OR removedAt IS NOT NULL"));

        Assert.Equal(0L, _bench.Sync(Prune).Removed);
        Assert.DoesNotContain(_bench.Problems, problem => problem.ErrorId == ErrorIds.PlaceMissing);
    }

    [Fact]
    public void The_notes_of_other_agents_are_pruned_as_ever()
    {
        TakeAway("workspace");
        File.Delete(Path.Combine(State, "workspace/memory/projects/roadmap.md"));

        var run = _bench.Sync(new SyncOptions { Prune = new PruneOptions(25) });

        Assert.True(run.Removed > 0);
        Assert.Equal(0L, _bench.Scalar("SELECT count(*) FROM openclawMemoryEntries WHERE agentId = 'ops' AND removedAt IS NOT NULL"));
        Assert.Equal([ErrorIds.PlaceMissing], _bench.Problems.Select(problem => problem.ErrorId));
    }

    [Fact]
    public void What_returns_is_synced_again_without_a_warning()
    {
        TakeAway("workspace");
        _bench.Sync(Prune);
        Directory.Move(_bench.Folder["away"], Path.Combine(State, "workspace-ops"));

        _bench.Sync(Prune);

        Assert.Empty(_bench.Problems);
    }

    [Fact]
    public void A_store_that_a_newer_one_took_over_from_is_not_missing()
    {
        HomeBuilder.CreateStore(
            _bench.Home,
            "tasks/runs.sqlite",
            "CREATE TABLE task_runs (task_id TEXT, runtime TEXT, status TEXT); INSERT INTO task_runs VALUES ('old', 'cli', 'running')"
        );
        _bench.Folder.Write("home/.openclaw/cron/jobs.json", """{ "version": 1, "jobs": [{ "id": "old-job" }] }""");
        _bench.Sync();
        Directory.Delete(Path.Combine(State, "tasks"), recursive: true);
        File.Delete(Path.Combine(State, "cron/jobs.json"));

        var run = _bench.Sync(Prune);

        Assert.Empty(_bench.Problems);
        Assert.Equal((1L, 1L), (run.Removed, run.Updated));
    }

    [Fact]
    public void Only_a_name_that_an_earlier_run_read_can_be_accepted()
    {
        var failure = Assert.Throws<OpenClawSyncException>(() => _bench.Sync(Prune with { AcceptMissing = ["workspace:nobody"] }));

        Assert.Equal(ErrorIds.PlaceUnknown, failure.ErrorId);
        Assert.Contains("workspace:ops", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_accepted_stays_so_when_the_run_ends_early()
    {
        TakeAway("workspace");
        HomeBuilder.Execute(
            _bench.Target,
            "CREATE TRIGGER refuse BEFORE UPDATE ON openclawMemoryEntries BEGIN SELECT RAISE(ABORT, 'no'); END"
        );
        Assert.Throws<OpenClawSyncException>(() => _bench.Sync(Prune with { AcceptMissing = ["workspace:ops"] }));
        HomeBuilder.Execute(_bench.Target, "DROP TRIGGER refuse");

        Assert.Equal(1L, _bench.Sync(Prune).Removed);
    }

    private string State => Path.Combine(_bench.Home, ".openclaw");

    /// <summary>Takes something away, and returns the names of the places that are missing then.</summary>
    private string TakeAway(string what)
    {
        var (store, ops) = (HomeBuilder.Database(_bench.Home), Path.Combine(State, "workspace-ops"));
        switch (what)
        {
            case "workspace":
                Directory.Move(ops, _bench.Folder["away"]);
                return "workspace:ops";
            case "mount point":
                Directory.Move(ops, _bench.Folder["away"]);
                Directory.CreateDirectory(ops);
                return "workspace:ops";
            case "config":
                File.Delete(Path.Combine(State, "openclaw.json"));
                return "config, workspace:ops";
            case "state folder":
                Directory.Delete(State, recursive: true);
                Directory.CreateDirectory(State);
                return "config, state/openclaw.sqlite, workspace:main, workspace:ops";
            case "store":
                File.Delete(store);
                return "state/openclaw.sqlite";
            case "empty store file":
                File.WriteAllBytes(store, []);
                return "state/openclaw.sqlite";
            case "store without tables":
                Replace(store, "CREATE TABLE other (id TEXT)");
                return "state/openclaw.sqlite";
            default:
                Replace(
                    store,
                    string.Join(
                        ';',
                        ((string[])["task_runs", "flow_runs", "cron_jobs"]).Select(table =>
                            HomeBuilder.Scalar(store, $"SELECT sql FROM sqlite_schema WHERE name = '{table}'")
                        )
                    )
                );
                return "state/openclaw.sqlite";
        }
    }

    private void Replace(string store, string sql)
    {
        HomeBuilder.Execute(_bench.Folder["new.sqlite"], sql);
        File.Move(_bench.Folder["new.sqlite"], store, overwrite: true);
    }
}
