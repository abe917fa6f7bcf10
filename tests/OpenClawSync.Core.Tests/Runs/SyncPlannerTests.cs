using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Sources;
using OpenClawSync.State;
using OpenClawSync.Targets;
using OpenClawSync.Targets.Ledgers;
using OpenClawSync.Targets.Sqlite;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>What a run would do to each row, and why; including what pruning would do.</summary>
public sealed class SyncPlannerTests : IDisposable
{
    private readonly SyncBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void An_update_names_the_changed_fields_but_not_their_values()
    {
        _bench.Sync();
        HomeBuilder.Execute(
            _bench.Target,
            "UPDATE openclawTasks SET title = 'x', status = 'y', fingerprint = 'z' WHERE sourceKey LIKE 'task:5f1b%'"
        );
        HomeBuilder.Execute(_bench.Target, "UPDATE openclawCronJobs SET removedAt = 1 WHERE name = 'Price watch'");
        HomeBuilder.Execute(_bench.Target, "DELETE FROM openclawMemoryEntries WHERE title = 'Roadmap'");

        var plans = Plan().Where(planned => planned.Plan != WritePlan.Leave).ToList();

        Assert.Contains(
            plans,
            planned =>
                planned.Key!.StartsWith("task:5f1b", StringComparison.Ordinal)
                && planned.Plan == new WritePlan(PlannedAction.Update, "title and status changed")
        );
        Assert.Contains(plans, planned => planned.Plan == WritePlan.Restore);
        Assert.All(plans.Skip(2), planned => Assert.Equal(WritePlan.Create, planned.Plan));
    }

    [Fact]
    public void A_plan_agrees_with_the_run_that_follows()
    {
        _bench.Sync();
        File.Delete(Path.Combine(Workspace, "memory/projects/roadmap.md"));
        File.AppendAllText(Path.Combine(Workspace, "MEMORY.md"), "\n# One more\n\nThing.\n");

        var plans = Plan(new PruneOptions(100))
            .GroupBy(planned => planned.Plan!.Action)
            .ToDictionary(group => group.Key, group => group.LongCount());
        var run = _bench.Sync(new SyncOptions { Prune = new PruneOptions(100) });

        Assert.Equal((run.Created, run.Removed), (plans[PlannedAction.Create], plans[PlannedAction.Remove]));
        Assert.True(run.Removed > 0);
    }

    [Fact]
    public void The_plan_too_reports_that_too_many_rows_would_be_removed()
    {
        _bench.Sync();
        Directory.Delete(Path.Combine(Workspace, "memory"), recursive: true);

        var plans = Plan(new PruneOptions(10));

        Assert.Contains(plans, planned => planned.Problem?.ErrorId == ErrorIds.PruneTooLarge);
        Assert.DoesNotContain(plans, planned => planned.Plan?.Action == PlannedAction.Remove);
    }

    private string Workspace => Path.Combine(_bench.Home, ".openclaw", "workspace");

    private List<PlannedWrite> Plan(PruneOptions? prune = null)
    {
        using var source = Reading.Open(_bench.Home, _bench.Folder);
        using var target = SqliteView.OpenForPlanning(_bench.Target);
        using var memory = prune is null
            ? null
            : TargetMemory.Find(
                "",
                TargetFile.OpenForReading(_bench.Target),
                new LedgerName("", InstanceId.None, new SourceName("home", "home")),
                failure => TargetErrors.Translate(_bench.Target, failure)
            );
        using var seen = memory?.OpenSeen();
        var planner = new SyncPlanner(TestProtection.Protector(), target, seen is null ? null : new Pruning(prune!, seen, 3));
        return [.. planner.Plan(source, RecordFilter.All, CancellationToken.None)];
    }
}
