using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Runs;

namespace OpenClawSync.Core.Tests.Runs;

/// <summary>
/// A store that lacks a table which it had, or which its schema always has, was not seen whole: nothing is removed, lost or rewritten with
/// less, and a warning names the store and the table.
/// </summary>
public sealed class MissingTableTests : IDisposable
{
    private const string Merged = "SELECT model || ' ' || deliveryStatus FROM openclawTasks WHERE sourceId LIKE 'cron-run/%'";

    private static readonly SyncOptions Prune = new() { Prune = new PruneOptions(100) };

    private readonly SyncBench _bench = new(Home);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("cron_jobs")]
    [InlineData("task_runs")]
    [InlineData("cron_run_logs")]
    public void A_table_that_was_there_before_is_missed(string table)
    {
        _bench.Sync();
        var before = _bench.Rows();
        Store($"ALTER TABLE {table} RENAME TO {table}_v2");

        for (var run = 0; run < 2; run++)
        {
            Assert.Equal(0L, _bench.Sync(Prune).Removed);
            Assert.Equal(before, _bench.Rows());
            var warning = Assert.Single(_bench.Problems, problem => problem.ErrorId == ErrorIds.PlaceMissing);
            Assert.Equal($"state/openclaw.sqlite: {table}", warning.Place);
        }
    }

    [Fact]
    public void A_table_that_the_schema_always_has_is_missed_although_no_run_remembers_it()
    {
        _bench.Sync();
        HomeBuilder.Execute(_bench.Target, "DELETE FROM ledgerPlaces WHERE place LIKE '%cron_jobs'");
        Store("DROP TABLE cron_jobs");

        Assert.Equal(0L, _bench.Sync(Prune).Removed);
        Assert.Contains(
            _bench.Problems,
            problem => problem.ErrorId == ErrorIds.PlaceMissing && problem.Place.EndsWith("cron_jobs", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_operator_can_accept_that_a_table_is_gone()
    {
        _bench.Sync();
        Store("PRAGMA user_version = 0; DROP TABLE cron_jobs");

        var run = _bench.Sync(Prune with { AcceptMissing = ["state/openclaw.sqlite: cron_jobs"] });

        Assert.Equal(1L, run.Removed);
        Assert.Empty(_bench.Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_operator_can_accept_that_a_table_is_gone_which_the_schema_always_has(bool isRemembered)
    {
        _bench.Sync();
        Store("ALTER TABLE cron_jobs RENAME TO cron_jobs_v2");
        if (!isRemembered)
        {
            HomeBuilder.Execute(_bench.Target, "DELETE FROM ledgerPlaces WHERE place LIKE '%cron_jobs'");
        }

        Assert.Equal(1L, _bench.Sync(Prune with { AcceptMissing = ["state/openclaw.sqlite: cron_jobs"] }).Removed);
        Assert.Empty(_bench.Problems);

        // It is said once, and later runs neither report the table nor remove more because of it.
        Assert.Equal(0L, _bench.Sync(Prune).Removed);
        Assert.Empty(_bench.Problems);

        // Once the table is back, it is missed again.
        Store("ALTER TABLE cron_jobs_v2 RENAME TO cron_jobs");
        _bench.Sync(Prune);
        Assert.Empty(_bench.Problems);
        Store("ALTER TABLE cron_jobs RENAME TO cron_jobs_v2");
        Assert.Equal(0L, _bench.Sync(Prune).Removed);
        Assert.Contains(_bench.Problems, problem => problem.ErrorId == ErrorIds.PlaceMissing);
    }

    [Fact]
    public void A_name_that_is_neither_remembered_nor_expected_stops_the_run_before_anything_is_removed()
    {
        _bench.Sync();
        var before = _bench.Rows();
        Store("DROP TABLE cron_jobs");

        var failure = Assert.Throws<OpenClawSyncException>(() => _bench.Sync(Prune with { AcceptMissing = ["state/nothing"] }));

        Assert.Equal(ErrorIds.PlaceUnknown, failure.ErrorId);
        Assert.Equal(before, _bench.Rows());
    }

    [Fact]
    public void A_newer_schema_that_keeps_runs_as_tasks_needs_no_log()
    {
        _bench.Sync();
        Store("PRAGMA user_version = 18; DROP TABLE cron_run_logs");

        _bench.Sync(Prune);

        Assert.DoesNotContain(_bench.Problems, problem => problem.Severity != ProblemSeverity.Note);
    }

    [Theory]
    [InlineData("cron_run_logs")]
    [InlineData("task_runs")]
    [InlineData("cron_jobs")]
    public void A_run_keeps_what_a_table_said_that_cannot_be_read_now(string table)
    {
        _bench.Sync();
        var before = _bench.Rows();
        Assert.Equal("gpt delivered", _bench.Scalar(Merged));
        Store($"DROP TABLE {table}; CREATE VIEW {table} AS SELECT * FROM missing");

        Assert.Equal("partial", _bench.Sync(new SyncOptions { Full = true }).Status);

        Assert.Equal(before, _bench.Rows());
    }

    [Theory]
    [InlineData("runtime")]
    [InlineData("source_id")]
    public void A_run_does_not_become_another_task_without_a_column(string column)
    {
        _bench.Sync();
        var before = _bench.Rows();
        Store($"ALTER TABLE task_runs RENAME COLUMN {column} TO renamed");

        Assert.Equal("partial", _bench.Sync().Status);

        Assert.Equal(before, _bench.Rows());
        Assert.Contains(_bench.Problems, problem => problem.Message.Contains(column, StringComparison.Ordinal));
    }

    private void Store(string sql) => HomeBuilder.Execute(HomeBuilder.Database(_bench.Home), sql);

    private static string Home(TempFolder folder)
    {
        var entry =
            $$"""{"ts":{{TaskStore.Start + 1000}},"jobId":"job","action":"finished","status":"ok","runAtMs":{{TaskStore.Start}},"""
            + """
                "model":"gpt","deliveryStatus":"delivered"}
                """.Trim();
        return TaskStore.Create(
            folder,
            TaskStore.Log(entry)
                + TaskStore.Run("task", "job", "succeeded")
                + TaskStore.Job("job", "Daily report")
                + "PRAGMA user_version = 1;"
        );
    }
}
