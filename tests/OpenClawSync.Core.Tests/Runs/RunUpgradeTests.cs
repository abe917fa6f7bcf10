using OpenClawSync.Core.Tests.Support;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>One run of a job is one row for ever: over upgrades of OpenClaw, and over those of this module.</summary>
public sealed class RunUpgradeTests : IDisposable
{
    private const string Job = "11111111-1111-4111-8111-111111111111";
    private const string Live =
        "SELECT group_concat(sourceId, ' ') FROM (SELECT * FROM openclawTasks WHERE removedAt IS NULL ORDER BY sourceId)";
    private const string BothRuns = $"cron-run/{Job}/1795892600000 cron-run/{Job}/1795892700000";

    private static readonly string First =
        $$"""{"ts":1795892601000,"jobId":"{{Job}}","action":"finished","status":"ok","summary":"one","runAtMs":1795892600000}""";

    private static readonly string Second =
        $$"""{"ts":1795892701000,"jobId":"{{Job}}","action":"finished","status":"error","error":"two","runAtMs":1795892700000}""";

    private SyncBench? _bench;

    public void Dispose() => _bench?.Dispose();

    [Fact]
    public void Runs_from_log_files_keep_their_rows_when_OpenClaw_imports_them()
    {
        var bench = Bench(folder =>
        {
            folder.Write("home/.openclaw/openclaw.json", "{}");
            folder.Write("home/.openclaw/cron/jobs.json", $$"""{"version":1,"jobs":[{"id":"{{Job}}","name":"Nightly"}]}""");
            folder.Write($"home/.openclaw/cron/runs/{Job}.jsonl", $"{First}\n{Second}\n");
            HomeBuilder.CreateStore(
                folder["home"],
                "tasks/runs.sqlite",
                $"""
                CREATE TABLE task_runs (task_id TEXT, runtime TEXT, source_id TEXT, owner_key TEXT, run_id TEXT, label TEXT,
                  task TEXT, status TEXT, created_at INTEGER, started_at INTEGER, ended_at INTEGER, error TEXT);
                INSERT INTO task_runs VALUES ('t', 'cron', '{Job}', 'system:cron:{Job}', 'cron:{Job}:1795892700000', 'Nightly', 'Nightly',
                  'failed', 1795892700004, 1795892700000, 1795892701000, 'two')
                """
            );
            return folder["home"];
        });
        bench.Sync();
        Assert.Equal(BothRuns, bench.Scalar(Live));

        foreach (var path in (string[])["cron/jobs.json", $"cron/runs/{Job}.jsonl", "tasks/runs.sqlite"])
        {
            File.Move(Path.Combine(bench.Home, ".openclaw", path), Path.Combine(bench.Home, ".openclaw", path + ".migrated"));
        }

        TaskStore.Create(bench.Folder, Upgraded, "{}");
        var run = bench.Sync();

        Assert.Equal((BothRuns, 0L), (bench.Scalar(Live), run.Created));
        Assert.Equal("Nightly", bench.Scalar("SELECT group_concat(DISTINCT title) FROM openclawTasks"));
        Assert.Equal("one|two", bench.Scalar("SELECT group_concat(summary, '|') FROM (SELECT * FROM openclawTasks ORDER BY createdAt)"));
    }

    [Fact]
    public void Runs_from_the_log_table_keep_their_rows_when_OpenClaw_imports_them()
    {
        var bench = Bench(folder => TaskStore.Create(folder, TaskStore.Job(Job, "Nightly") + TaskStore.Log(First) + LogRow(Second), "{}"));
        bench.Sync();
        Assert.Equal(BothRuns, bench.Scalar(Live));

        HomeBuilder.Execute(HomeBuilder.Database(bench.Home), "DROP TABLE cron_run_logs; DELETE FROM cron_jobs; " + Upgraded);
        var run = bench.Sync();

        Assert.Equal((BothRuns, 0L), (bench.Scalar(Live), run.Created));
    }

    [Fact]
    public void Rows_that_an_earlier_version_of_the_module_stored_under_the_ids_of_tasks_do_not_stay()
    {
        var bench = Bench(folder =>
            TaskStore.Create(
                folder,
                TaskStore.Run("t", Job, "failed", ("label", "Nightly"))
                    + TaskStore.Task(("task_id", "other"), ("runtime", "cli"), ("status", "running")),
                "{}"
            )
        );
        bench.Sync();
        HomeBuilder.Execute(
            bench.Target,
            """
            UPDATE openclawTasks SET sourceKey = 'task:t', sourceId = 't' WHERE runtime = 'cron';
            UPDATE ledgerMarks SET sourceKey = 'task:t' WHERE sourceKey LIKE 'task:cron-run/%';
            UPDATE ledgers SET policyId = 'before', layout = 'before';
            DELETE FROM ledgerParts
            """
        );

        bench.Sync();

        Assert.Equal($"cron-run/{Job}/{TaskStore.Start} other", bench.Scalar(Live));
        Assert.Equal(1L, bench.Scalar("SELECT count(*) FROM openclawTasks WHERE sourceId = 't' AND removedAt IS NOT NULL"));
    }

    private static string Upgraded =>
        TaskStore.Job(Job, "Nightly")
        + Imported(First, "failed", "unknown")
        + Imported(Second, "failed", "failed")
        + $"""
            INSERT INTO task_runs (task_id, runtime, source_id, run_id, label, status, created_at, started_at, ended_at, error)
            VALUES ('t', 'cron', '{Job}', 'cron:{Job}:1795892700000', 'Nightly', 'failed',
              1795892700004, 1795892700000, 1795892701000, 'two');
            """;

    private static string Imported(string entry, string status, string completion) =>
        $"""
            INSERT INTO task_runs (task_id, runtime, source_id, run_id, task, status, created_at, started_at, ended_at, error,
              terminal_summary, detail_json)
            SELECT 'cron-runlog-import:{Job}:' || ('{entry}' ->> 'ts') || ':1', 'cron', '{Job}', 'cron-runlog-import:x', '{Job}',
              '{status}', '{entry}' ->> 'runAtMs', '{entry}' ->> 'runAtMs', '{entry}' ->> 'ts', '{entry}' ->> 'error',
              '{entry}' ->> 'summary',
              json_set('{entry}', '$.kind', 'cron-run', '$.completionStatus', '{completion}');
            """;

    private static string LogRow(string entry) =>
        $"""
            INSERT INTO cron_run_logs (store_key, job_id, seq, ts, entry_json)
            SELECT '/jobs.json', '{Job}', 2, '{entry}' ->> 'ts', '{entry}';
            """;

    private SyncBench Bench(Func<TempFolder, string> build) => _bench = new SyncBench(build);
}
