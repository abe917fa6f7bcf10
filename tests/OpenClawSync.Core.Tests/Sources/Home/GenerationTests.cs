using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Homes of every generation, and upgraded homes with the stores of two generations.</summary>
public sealed class GenerationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Early_homes_have_jobs_with_their_state_inline_and_no_tasks()
    {
        _folder.Write(".clawdbot/clawdbot.json", "{}");
        _folder.Write("clawd/MEMORY.md", "# A\n\nb\n");
        _folder.Write(
            ".clawdbot/cron/jobs.json",
            """
            { version: 1, jobs: [ // JSON5
              { id: 'j1', name: 'At', enabled: true, updatedAtMs: 1795399165474, schedule: { kind: 'at', atMs: 1801497600000 },
                payload: { kind: 'systemEvent', text: 'x' },
                state: { lastStatus: 'error', lastError: 'boom', lastRunAtMs: 1795399165000 } },
              { jobId: 7, name: 'Legacy', schedule: '0 1 * * *', },
              { name: 'no id' },
              'no job',
            ] }
            """
        );

        var (records, problems) = Read();

        var jobs = records.OfType<CronJobRecord>().ToList();
        Assert.Equal(["j1", "7", "no id@unknown"], jobs.Select(job => job.Id));
        Assert.Equal(
            ("jobs.json/1", "at 2027-02-01T16:00:00Z", "error", "boom"),
            (jobs[0].SourceFormat, jobs[0].Schedule.Text, jobs[0].LastStatus, jobs[0].ErrorSummary)
        );
        Assert.Equal(1795399165474, jobs[0].SourceUpdatedAt?.ToUnixTimeMilliseconds());
        Assert.Equal("cron 0 1 * * *", jobs[1].Schedule.Text);
        Assert.Single(records.OfType<MemoryRecord>());
        var problem = Assert.Single(problems);
        Assert.Equal(".clawdbot/cron/jobs.json: jobs[3]", problem.Place);
        Assert.Equal([RecordKind.Cron], problem.Missed);
    }

    [Fact]
    public void A_separate_state_file_overrides_the_state_in_the_jobs()
    {
        _folder.Write(".openclaw/openclaw.json", "{}");
        _folder.Write(
            ".openclaw/cron/jobs.json",
            """
            {"version":1,"jobs":[
              {"id":"a","name":"A","schedule":{"kind":"every","everyMs":60000},"state":{}},
              {"id":"b","name":"B","state":{"lastRunStatus":"ok"}}]}
            """
        );
        _folder.Write(
            ".openclaw/cron/jobs-state.json",
            """{"version":1,"jobs":{"a":{"updatedAtMs":1795399165474,"state":{"lastRunStatus":"skipped","consecutiveErrors":2}}}}"""
        );

        var jobs = Read().Records.OfType<CronJobRecord>().ToDictionary(job => job.Id);

        Assert.Equal(
            ("skipped", 2L, 1795399165474L),
            (jobs["a"].LastStatus, jobs["a"].FailureStreak, jobs["a"].SourceUpdatedAt?.ToUnixTimeMilliseconds())
        );
        Assert.Equal("ok", jobs["b"].LastStatus);
    }

    [Fact]
    public void A_malformed_state_file_is_an_error_and_the_jobs_are_still_read()
    {
        _folder.Write(".openclaw/openclaw.json", "{}");
        _folder.Write(".openclaw/cron/jobs.json", """{"jobs":[{"id":"a","name":"A"}]}""");
        _folder.Write(".openclaw/cron/jobs-state.json", """{"jobs": "sesame""");

        var (records, problems) = Read();

        Assert.Single(records);
        Assert.Equal(ErrorIds.SourceMalformed, Assert.Single(problems).ErrorId);
        Assert.DoesNotContain("sesame", problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_malformed_job_file_is_one_error_with_its_path()
    {
        _folder.Write(".openclaw/openclaw.json", "{}");
        _folder.Write(".openclaw/cron/jobs.json", "{ jobs: [ { id: 'sesame' ");

        var problem = Assert.Single(Read().Problems);

        Assert.Equal((ErrorIds.SourceMalformed, ".openclaw/cron/jobs.json"), (problem.ErrorId, problem.Place));
        Assert.DoesNotContain("sesame", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_stores_of_an_upgraded_home_are_merged_by_id_and_the_newer_one_takes_precedence()
    {
        var home = HomeBuilder.Fixture(_folder);
        _folder.Write(
            "home/.openclaw/cron/jobs.json",
            """{"jobs":[{"id":"8e2a1b3c-4d5e-4f60-9bac-1d2e3f4a5b62","name":"stale"},{"id":"only-here","name":"Left behind"}]}"""
        );
        HomeBuilder.CreateStore(
            home,
            "tasks/runs.sqlite",
            "CREATE TABLE task_runs (task_id TEXT, runtime TEXT, owner_key TEXT, task TEXT, label TEXT, status TEXT, created_at INTEGER)"
        );
        HomeBuilder.Execute(
            Path.Combine(home, ".openclaw/tasks/runs.sqlite"),
            """
            INSERT INTO task_runs VALUES
              ('0a8c2b54-8f0b-4f7e-9c1d-2f1b7c9e4d01', 'cli', 'agent:main:main', 'x', 'stale', 'succeeded', 1795168800000),
              ('old-one', 'cli', 'agent:ops:main', 'x', 'Old', 'lost', 1795168800000)
            """
        );

        var records = Reading.All(home, _folder).Records;

        Assert.DoesNotContain(records.OfType<CronJobRecord>(), job => job.Name == "stale");
        Assert.Equal(6, records.OfType<CronJobRecord>().Count());
        Assert.DoesNotContain(records.OfType<TaskRecord>(), task => task.Label == "stale");
        var old = records.OfType<TaskRecord>().Single(task => task.Id == "old-one");
        Assert.Equal(("runs.sqlite/0", "lost", "ops"), (old.SourceFormat, old.Status, old.AgentId));
    }

    [Fact]
    public void Backup_files_of_an_upgrade_are_not_read()
    {
        var home = HomeBuilder.Fixture(_folder);
        foreach (var name in (string[])["jobs.json.bak", "jobs.json.migrated", "jobs-state.json.migrated"])
        {
            _folder.Write("home/.openclaw/cron/" + name, """{"jobs":[{"id":"leftover","name":"Leftover"}]}""");
        }

        _folder.Write("home/.openclaw/tasks/runs.sqlite.migrated", "no database");

        var (records, problems) = Reading.All(home, _folder);

        Assert.Empty(problems);
        Assert.Equal(28, records.Count);
    }

    [Fact]
    public void An_older_store_does_not_replace_a_damaged_one()
    {
        var home = HomeBuilder.Fixture(_folder);
        _folder.Write("home/.openclaw/cron/jobs.json", """{"jobs":[{"id":"stale","name":"stale"}]}""");
        File.WriteAllText(
            HomeBuilder.Database(home),
            "this is no database, only text that is long enough to be taken for a header of one, and more"
        );

        Assert.Empty(Reading.All(home, _folder).Records.OfType<CronJobRecord>());
    }

    [Fact]
    public void An_unknown_status_is_stored_as_unknown_and_noted()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(HomeBuilder.Database(home), "UPDATE task_runs SET status = 'sesame' WHERE task_id LIKE '0a8c%'");

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal("unknown", records.OfType<TaskRecord>().Single(task => task.Id.StartsWith("0a8c", StringComparison.Ordinal)).Status);
        Assert.Equal((ErrorIds.StatusUnknown, ProblemSeverity.Note), (Assert.Single(problems).ErrorId, problems[0].Severity));
        Assert.DoesNotContain("sesame", problems[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""7""")]
    [InlineData("""{"status":{}}""")]
    [InlineData("""{ broken""")]
    [InlineData("")]
    public void An_invalid_detail_does_not_affect_its_task(string detail)
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(HomeBuilder.Database(home), $"UPDATE task_runs SET detail_json = '{detail}' WHERE task_id LIKE '2c8e%'");

        var (records, problems) = Reading.All(home, _folder);

        Assert.Empty(problems);
        Assert.Equal("succeeded", records.OfType<TaskRecord>().Single(task => task.Label == "Nightly backup").Status);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    public void A_job_definition_that_is_not_an_object_is_one_problem(string definition)
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(HomeBuilder.Database(home), $"UPDATE cron_jobs SET job_json = '{definition}' WHERE name = 'Price watch'");

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(4, records.OfType<CronJobRecord>().Count());
        Assert.Equal(ErrorIds.RecordMalformed, Assert.Single(problems).ErrorId);
    }

    [Fact]
    public void A_store_behind_a_link_is_read_with_the_log_beside_the_link_target()
    {
        var home = HomeBuilder.Fixture(_folder);
        Directory.CreateDirectory(_folder["real"]);
        File.Move(HomeBuilder.Database(home), _folder["real/db.sqlite"]);
        File.CreateSymbolicLink(HomeBuilder.Database(home), _folder["real/db.sqlite"]);
        using var writer = HomeBuilder.Open(_folder["real/db.sqlite"]);
        HomeBuilder.Execute(
            writer,
            "PRAGMA wal_autocheckpoint = 0; UPDATE task_runs SET label = 'only in the log' WHERE task_id LIKE '0a8c%'"
        );

        Assert.Contains(Reading.All(home, _folder).Records.OfType<TaskRecord>(), task => task.Label == "only in the log");
    }

    [Fact]
    public void An_empty_store_has_no_records_and_one_with_the_wrong_columns_is_reported()
    {
        var home = HomeBuilder.Fixture(_folder);
        File.WriteAllBytes(HomeBuilder.Database(home), []);
        Assert.Empty(Reading.All(home, _folder).Problems);

        HomeBuilder.Execute(HomeBuilder.Database(home), "CREATE TABLE task_runs (x); INSERT INTO task_runs VALUES (1)");
        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(17, records.Count);
        Assert.Equal(ErrorIds.SourceMalformed, Assert.Single(problems).ErrorId);
    }

    [Fact]
    public void Suffixed_job_ids_never_collide_with_other_ids()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(
            HomeBuilder.Database(home),
            """
            DELETE FROM cron_jobs;
            INSERT INTO cron_jobs (store_key, job_id, name, enabled, payload_kind, job_json, updated_at)
            VALUES ('s1', 'a', 'one', 1, '', '{}', 1), ('s2', 'a', 'two', 1, '', '{}', 1), ('s1', 'a~2', 'three', 1, '', '{}', 1)
            """
        );

        Assert.Equal(["a", "a~2", "a~2~2"], Reading.All(home, _folder).Records.OfType<CronJobRecord>().Select(job => job.Id));
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("1e15")]
    [InlineData("-5")]
    public void A_schedule_with_an_invalid_interval_is_unknown(string interval)
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(
            HomeBuilder.Database(home),
            $$"""UPDATE cron_jobs SET job_json = '{"schedule":{"everyMs":{{interval}},"kind":"every"} }' WHERE name = 'Price watch'"""
        );

        Assert.Equal(
            "unknown",
            Reading.All(home, _folder).Records.OfType<CronJobRecord>().Single(job => job.Name == "Price watch").Schedule.Text
        );
    }

    [Fact]
    public void A_newer_store_with_the_wrong_columns_is_reported_and_everything_else_is_read()
    {
        var home = HomeBuilder.Fixture(_folder);
        _folder.Write("home/.openclaw/cron/jobs.json", """{"jobs":[{"id":"a","name":"A"}]}""");
        File.WriteAllBytes(HomeBuilder.Database(home), []);
        HomeBuilder.Execute(HomeBuilder.Database(home), "CREATE TABLE cron_jobs (x); INSERT INTO cron_jobs VALUES (1)");

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(17, records.OfType<MemoryRecord>().Count());
        Assert.Equal("a", Assert.Single(records.OfType<CronJobRecord>()).Id);
        var problem = Assert.Single(problems);
        Assert.Equal((ErrorIds.SourceMalformed, ".openclaw/state/openclaw.sqlite"), (problem.ErrorId, problem.Place));
        Assert.Equal([RecordKind.Cron], problem.Missed);
    }

    private (List<OpenClawRecord> Records, List<Problem> Problems) Read() => Reading.All(_folder.Path, _folder);
}
