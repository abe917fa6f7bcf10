using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;
using OpenClawSync.Runs;
using OpenClawSync.Targets;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>What a run would do to each row, and why. A plan agrees with the run that follows, whatever changed before.</summary>
public sealed class SyncRehearsalTests : IDisposable
{
    private readonly SyncBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_repair_names_the_changed_fields_but_not_their_values()
    {
        _bench.Sync();
        HomeBuilder.Execute(
            _bench.Target,
            "UPDATE openclawTasks SET title = 'x', status = 'y', fingerprint = 'z' WHERE sourceKey LIKE 'task:5f1b%'"
        );
        HomeBuilder.Execute(_bench.Target, "UPDATE openclawCronJobs SET removedAt = 1 WHERE name = 'Price watch'");
        HomeBuilder.Execute(_bench.Target, "DELETE FROM openclawMemoryEntries WHERE filePath LIKE '%roadmap%'");

        var writes = _bench.Plan(new SyncOptions { Full = true }).Writes.Where(planned => planned.Plan != WritePlan.Leave).ToList();

        var repair = Assert.Single(writes, planned => planned.Key.StartsWith("task:5f1b", StringComparison.Ordinal));
        Assert.Equal(new WritePlan(PlannedAction.Repair, "something else changed title and status in the target"), repair.Plan);
        Assert.Equal(["title", "status"], repair.Fields);
        Assert.Equal("Read the sensor manual", repair.Title);
        Assert.Contains(writes, planned => planned.Plan == WritePlan.Restore && planned.Title == "Price watch");
        Assert.Contains(writes, planned => planned.Plan == WritePlan.Create && planned.Key.Contains("roadmap", StringComparison.Ordinal));
    }

    [Fact]
    public void A_removed_row_is_shown_with_its_title()
    {
        _bench.Sync();
        HomeBuilder.Execute(HomeBuilder.Database(_bench.Home), "DELETE FROM cron_jobs WHERE name = 'Price watch'");

        var removed = Assert.Single(_bench.Plan(Prune(100)).Writes, planned => planned.Plan == WritePlan.Gone);

        Assert.Equal(("Price watch", RecordKind.Cron), (removed.Title, removed.Kind));
    }

    [Fact]
    public void A_plan_changes_nothing()
    {
        _bench.Sync();
        HomeBuilder.Execute(HomeBuilder.Database(_bench.Home), "DELETE FROM cron_jobs");
        var (rows, files) = (_bench.Rows(), Files());

        Assert.True(_bench.Plan(Prune(100)).Run.Removed > 0);

        Assert.Equal(rows, _bench.Rows());
        Assert.Equal(files, Files());
    }

    [Fact]
    public void A_plan_agrees_with_the_run_that_follows_whatever_changed()
    {
        var shorter = PolicyFile.Read(_bench.Folder.Write("shorter.json", """{ "snippetLength": 50 }"""));
        for (var seed = 0; seed < LongTests.Rounds(25, 400); seed++)
        {
            var random = new Random(seed);
            for (var change = random.Next(4); change > 0; change--)
            {
                Change(random);
            }

            _bench.Time.Advance(TimeSpan.FromMinutes(random.Next(20)));
            var options = Prune(random.Next(2) == 0 ? 100 : 20) with { Full = random.Next(4) == 0, BatchSize = 1 + random.Next(30) };
            options = random.Next(3) == 0 ? options with { Prune = null } : options;
            var policy = random.Next(3) == 0 ? shorter : ProtectionPolicy.Default;

            var (writes, plan) = _bench.Plan(options, policy);
            var problems = _bench.Problems.Select(problem => problem.ToString()).ToList();
            var run = _bench.Sync(options, policy);

            Assert.Equal(
                $"{seed}: {(run.Created, run.Updated, run.Skipped, run.Removed, run.DeadLetters, run.Errors)}",
                $"{seed}: {(plan.Created, plan.Updated, plan.Skipped, plan.Removed, plan.DeadLetters, plan.Errors)}"
            );
            Assert.Equal(
                $"{seed}: {(run.Created, run.Updated, run.Removed)}",
                $"{seed}: {(Count(writes, PlannedAction.Create), Count(writes, PlannedAction.Update), Count(writes, PlannedAction.Remove))}"
            );
            Assert.Equal(problems, _bench.Problems.Select(problem => problem.ToString()));
        }
    }

    private void Change(Random random)
    {
        var (database, id) = (HomeBuilder.Database(_bench.Home), random.Next(6));
        var note = Path.Combine(_bench.Home, ".openclaw", random.Next(2) == 0 ? "workspace" : "workspace-ops", "memory", $"n{id}.md");
        switch (random.Next(9))
        {
            case 0:
                HomeBuilder.Execute(
                    database,
                    $"""
                    INSERT OR REPLACE INTO task_runs (task_id, runtime, owner_key, scope_kind, task, label, status, delivery_status,
                      notify_policy, created_at) VALUES ('t{id}', 'cli', '', 'system', 'x', 'Task {random.Next(3)}',
                      '{(random.Next(2) == 0 ? "running" : "succeeded")}', 'pending', 'silent', {1795258890000 + random.Next(3)})
                    """
                );
                break;
            case 1:
                HomeBuilder.Execute(database, $"DELETE FROM task_runs WHERE task_id = 't{id}'");
                break;
            case 2:
                HomeBuilder.Execute(
                    database,
                    $$"""
                    INSERT OR REPLACE INTO cron_jobs (store_key, job_id, name, enabled, job_json, state_json, payload_kind,
                      sort_order, updated_at)
                    VALUES ('s', 'j{{id}}', 'Job {{random.Next(3)}}', 1, '{"id":"j{{id}}"}', '{}', 'systemEvent', 0, 1)
                    """
                );
                break;
            case 3:
                HomeBuilder.Execute(database, $"DELETE FROM cron_jobs WHERE job_id = 'j{id}'");
                break;
            case 4 or 5:
                Directory.CreateDirectory(Path.GetDirectoryName(note)!);
                File.WriteAllText(note, $"# Note {id}\n\nA line, {random.Next(3)}, password: hunter{random.Next(3)}xyz\n");
                break;
            case 6:
                if (File.Exists(note))
                {
                    File.Delete(note);
                }

                break;
            case 7 when Directory.Exists(Path.Combine(_bench.Home, ".openclaw/workspace-ops")):
                Directory.Move(Path.Combine(_bench.Home, ".openclaw/workspace-ops"), _bench.Folder["away"]);
                break;
            case 7:
                Directory.Move(_bench.Folder["away"], Path.Combine(_bench.Home, ".openclaw/workspace-ops"));
                break;
            default:
                if (File.Exists(_bench.Target))
                {
                    HomeBuilder.Execute(_bench.Target, $"DELETE FROM openclawTasks WHERE sourceId = 't{id}'");
                }

                break;
        }

        if (Directory.Exists(_bench.Folder["away"]) && Directory.Exists(Path.Combine(_bench.Home, ".openclaw/workspace-ops")))
        {
            Directory.Delete(_bench.Folder["away"], recursive: true);
        }
    }

    private static SyncOptions Prune(int percent) => new() { Prune = new PruneOptions(percent) };

    private static long Count(List<PlannedWrite> writes, PlannedAction action) =>
        writes.LongCount(planned => planned.Plan.Action == action);

    private string Files() =>
        string.Join(
            '\n',
            Directory
                .EnumerateFiles(_bench.Home, "*", SearchOption.AllDirectories)
                .Select(file => $"{file} {File.GetLastWriteTimeUtc(file).Ticks}")
                .Order(StringComparer.Ordinal)
        );
}
