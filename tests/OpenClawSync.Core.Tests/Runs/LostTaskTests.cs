using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>A task that vanishes from its store while it runs becomes lost, once, and only if the store was seen whole.</summary>
public sealed class LostTaskTests : IDisposable
{
    private const string Running = "5f1b70a9-3e50-4ec3-8162-7e6021439c56";

    private readonly SyncBench _bench = new();

    public LostTaskTests() => _bench.Sync();

    public void Dispose() => _bench.Dispose();

    private string Database => HomeBuilder.Database(_bench.Home);

    [Theory]
    [InlineData("running")]
    [InlineData("queued")]
    public void A_task_that_is_gone_becomes_lost_once_and_takes_its_status_again_when_it_returns(string status)
    {
        HomeBuilder.Execute(Database, $"UPDATE task_runs SET status = '{status}' WHERE task_id = '{Running}'");
        _bench.Sync();
        HomeBuilder.Execute(Database, $"CREATE TABLE kept AS SELECT * FROM task_runs WHERE task_id = '{Running}'; {Delete}");

        var run = _bench.Sync();

        Assert.Equal((1L, 0L, 0L, "succeeded"), (run.Updated, run.Created, run.Removed, run.Status));
        Assert.Equal("lost", Status());
        Assert.Equal(0L, _bench.Sync(new SyncOptions { Full = true, Prune = new PruneOptions(100) }).Updated);

        HomeBuilder.Execute(Database, "INSERT INTO task_runs SELECT * FROM kept");
        Assert.Equal(1L, _bench.Sync().Updated);
        Assert.Equal(status, Status());
    }

    [Fact]
    public void A_finished_task_that_is_gone_keeps_its_status()
    {
        HomeBuilder.Execute(Database, "DELETE FROM task_runs WHERE status <> 'running'");

        Assert.Equal(0L, _bench.Sync().Updated);
        Assert.Equal(0L, _bench.Scalar("SELECT count(*) FROM openclawTasks WHERE status = 'lost'"));
    }

    [Fact]
    public void A_card_of_a_workboard_that_is_gone_was_not_lost()
    {
        HomeBuilder.Execute(Database, $"UPDATE task_runs SET task_id = 'card/7' WHERE task_id = '{Running}'");
        _bench.Sync();
        HomeBuilder.Execute(Database, "DELETE FROM task_runs WHERE task_id = 'card/7'");

        _bench.Sync();

        Assert.Equal("running", _bench.Scalar("SELECT status FROM openclawTasks WHERE sourceId = 'card/7'"));
    }

    [Fact]
    public void Nothing_is_lost_in_a_run_that_was_filtered()
    {
        HomeBuilder.Execute(Database, Delete);

        _bench.Sync(new SyncOptions { Filter = RecordFilter.All with { Kinds = [RecordKind.Cron] } });
        _bench.Sync(new SyncOptions { Filter = RecordFilter.All with { Agents = AgentFilter.Of("ops") } });
        _bench.Sync(new SyncOptions { Filter = RecordFilter.All with { Since = _bench.Time.GetUtcNow() } });
        Assert.Equal("running", Status());

        _bench.Sync(new SyncOptions { Filter = RecordFilter.All with { Kinds = [RecordKind.Task] } });
        Assert.Equal("lost", Status());
    }

    [Fact]
    public void Nothing_is_lost_when_a_task_cannot_be_read()
    {
        HomeBuilder.Execute(Database, $"{Delete}; UPDATE task_runs SET task_id = '' WHERE task_id LIKE '0a8c%'");
        _bench.Sync();
        Assert.Equal("running", Status());

        HomeBuilder.Execute(Database, "DELETE FROM task_runs WHERE task_id = ''");
        _bench.Sync();
        Assert.Equal("lost", Status());
    }

    [Fact]
    public void Nothing_is_lost_when_the_store_is_damaged()
    {
        File.WriteAllText(Database, "This is no database.");

        Assert.Equal("partial", _bench.Sync().Status);
        Assert.Equal("running", Status());
    }

    [Fact]
    public void Nothing_is_lost_when_an_older_copy_of_the_store_is_restored()
    {
        var (copy, time) = (File.ReadAllBytes(Database), File.GetLastWriteTimeUtc(Database));
        HomeBuilder.Execute(Database, Insert("later"));
        _bench.Sync();
        File.WriteAllBytes(Database, copy);
        File.SetLastWriteTimeUtc(Database, time);

        _bench.Sync(new SyncOptions { Prune = new PruneOptions(100) });

        Assert.Equal("running", _bench.Scalar("SELECT status FROM openclawTasks WHERE sourceId = 'later'"));
        Assert.Equal(["PlaceMissing"], _bench.Problems.Select(problem => problem.ErrorId));
    }

    [Fact]
    public void A_task_is_lost_under_a_new_policy_too()
    {
        HomeBuilder.Execute(Database, Delete);

        _bench.Sync(policy: PolicyFile.Read(_bench.Folder.Write("policy.json", """{ "snippetLength": 50 }""")));

        Assert.Equal("lost", Status());
    }

    [Fact]
    public void What_a_stopped_run_left_to_do_the_next_one_does()
    {
        HomeBuilder.Execute(Database, Delete);
        HomeBuilder.Execute(_bench.Target, "CREATE TRIGGER refuse BEFORE UPDATE ON openclawTasks BEGIN SELECT RAISE(ABORT, 'no'); END");
        Assert.Throws<OpenClawSyncException>(() => _bench.Sync());
        HomeBuilder.Execute(_bench.Target, "DROP TRIGGER refuse");

        Assert.Equal(1L, _bench.Sync().Updated);
        Assert.Equal("lost", Status());
    }

    private static string Delete => $"DELETE FROM task_runs WHERE task_id = '{Running}'";

    private static string Insert(string id) =>
        "INSERT INTO task_runs (task_id, runtime, owner_key, scope_kind, task, status, delivery_status, notify_policy, created_at) "
        + $"VALUES ('{id}', 'cli', '', 'system', 'x', 'running', 'pending', 'silent', 1795258890000)";

    private object? Status() => _bench.Scalar($"SELECT status FROM openclawTasks WHERE sourceId = '{Running}'");
}
