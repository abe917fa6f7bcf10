using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Sources;

namespace OpenClawSync.Core.Tests.Runs;

public sealed class PruningTests : IDisposable
{
    private const string Note = ".openclaw/workspace/memory/projects/roadmap.md";

    private static readonly SyncOptions Prune = new() { Prune = new PruneOptions(25) };

    private readonly SyncBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_row_without_a_record_becomes_a_tombstone_and_returns_with_its_record()
    {
        _bench.Sync();
        var before = Live();
        var text = File.ReadAllText(NotePath);
        File.Delete(NotePath);
        Assert.Equal((0L, before), (_bench.Sync().Removed, Live()));

        var run = _bench.Sync(Prune);

        Assert.Equal((0L, "succeeded"), (run.Errors, run.Status));
        Assert.True(run.Removed > 0);
        Assert.Equal(before - run.Removed, Live());
        Assert.Equal(0L, _bench.Sync(Prune).Removed);

        File.WriteAllText(NotePath, text);
        Assert.Equal(run.Removed, _bench.Sync(Prune).Updated);
        Assert.Equal(before, Live());
    }

    [Fact]
    public void Missing_jobs_are_removed_and_missing_tasks_are_kept()
    {
        _bench.Sync();
        HomeBuilder.Execute(HomeBuilder.Database(_bench.Home), "DELETE FROM task_runs; DELETE FROM cron_jobs");

        var run = _bench.Sync(Prune);

        Assert.Equal((5L, 0L), (run.Removed, _bench.Scalar("SELECT count(*) FROM openclawTasks WHERE removedAt IS NOT NULL")));
        Assert.Equal(0L, _bench.Scalar("SELECT count(*) FROM openclawCronJobs WHERE removedAt IS NULL"));
    }

    [Fact]
    public void Exceeding_the_maximum_share_is_an_error_and_removes_nothing()
    {
        _bench.Sync();
        foreach (
            var note in Directory.EnumerateFiles(Path.Combine(_bench.Home, ".openclaw/workspace"), "*.md", SearchOption.AllDirectories)
        )
        {
            File.Delete(note);
        }

        var run = _bench.Sync(Prune);

        Assert.Equal(("partial", 0L), (run.Status, run.Removed));
        Assert.StartsWith(ErrorIds.PruneTooLarge, Assert.Single(run.ErrorSamples), StringComparison.Ordinal);
        Assert.True(_bench.Sync(new SyncOptions { Prune = new PruneOptions(100) }).Removed > PruneOptions.AlwaysAllowed);
    }

    [Fact]
    public void Nothing_is_removed_when_the_source_was_not_read_completely()
    {
        _bench.Sync();
        File.Delete(NotePath);
        File.WriteAllText(Path.Combine(_bench.Home, ".openclaw/workspace/memory/bad.md"), "a\0\u0001\0\u0002\0\u0003\0\u0004b");

        Assert.Equal(0L, _bench.Sync(Prune).Removed);
        Assert.Contains(_bench.Problems, problem => problem.ErrorId == ErrorIds.PruneSkipped);
        Assert.Equal(0L, _bench.Sync(Prune with { Filter = RecordFilter.All with { ExcludeSystem = true } }).Removed);
    }

    [Fact]
    public void Another_instance_keeps_its_rows()
    {
        _bench.Sync(new SyncOptions { Instance = InstanceId.Parse("laptop") }, source: "laptop's home");
        _bench.Sync();
        File.Delete(NotePath);

        _bench.Sync(Prune);

        Assert.Equal(
            0L,
            _bench.Scalar("SELECT count(*) FROM openclawMemoryEntries WHERE sourceId LIKE 'laptop/%' AND removedAt IS NOT NULL")
        );
    }

    private string NotePath => Path.Combine(_bench.Home, Note);

    private long Live() => (long)_bench.Scalar("SELECT count(*) FROM openclawMemoryEntries WHERE removedAt IS NULL")!;
}
