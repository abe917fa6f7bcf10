using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

public sealed class HomeSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sample_home_is_read_completely_and_not_changed()
    {
        var home = HomeBuilder.Fixture(_folder);
        var before = FolderState.Of(home);

        var (records, problems) = Reading.All(home, _folder);

        Assert.Empty(problems);
        Assert.Equal(
            (6, 5, 17),
            (records.OfType<TaskRecord>().Count(), records.OfType<CronJobRecord>().Count(), records.OfType<MemoryRecord>().Count())
        );
        Assert.Equal(before, FolderState.Of(home));
        Assert.Empty(Directory.EnumerateFiles(_folder["snapshots"]));
    }

    [Theory]
    [InlineData("home")]
    [InlineData("home/.openclaw")]
    [InlineData("home/.openclaw/")]
    public void The_state_folder_and_its_parent_specify_the_same_home(string path)
    {
        HomeBuilder.Fixture(_folder);

        Assert.Equal(28, Reading.All(_folder[path], _folder).Records.Count);
    }

    [Fact]
    public void A_task_is_mapped_from_its_row()
    {
        var task = Reading
            .All(HomeBuilder.Fixture(_folder), _folder)
            .Records.OfType<TaskRecord>()
            .Single(task => task.Id == "cron-run/8e2a1b3c-4d5e-4f60-9bac-1d2e3f4a5b62/1795248000000");

        Assert.Equal(("Price watch", "failed", "main", "cron"), (task.Title, task.Status, task.AgentId, task.Runtime));
        Assert.Equal("8e2a1b3c-4d5e-4f60-9bac-1d2e3f4a5b62", task.CronJobId);
        Assert.Equal("openclaw.sqlite/18", task.SourceFormat);
        Assert.Equal(1795248004000, task.SourceUpdatedAt?.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void A_task_that_ended_blocked_has_that_status() => Assert.Equal("blocked", Task("4e0a").Status);

    [Fact]
    public void A_job_is_mapped_from_its_definition_and_its_state()
    {
        var job = Reading
            .All(HomeBuilder.Fixture(_folder), _folder)
            .Records.OfType<CronJobRecord>()
            .Single(job => job.Name == "Nightly backup");

        Assert.Equal("cron 0 2 * * * (Europe/Berlin)", job.Schedule.Text);
        Assert.Equal(("ok", 0L, true, false), (job.LastStatus, job.FailureStreak, job.Enabled, job.IsSystem));
        Assert.Equal(1795309200000, job.NextRunAt?.ToUnixTimeMilliseconds());
        Assert.Equal(1795227240000, job.SourceUpdatedAt?.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void A_job_that_OpenClaw_declares_is_a_system_job() =>
        Assert.Equal(
            ["heartbeat-main"],
            Reading
                .All(HomeBuilder.Fixture(_folder), _folder)
                .Records.OfType<CronJobRecord>()
                .Where(job => job.IsSystem)
                .Select(job => job.Name)
        );

    [Fact]
    public void A_job_id_in_several_stores_gets_a_suffix_by_store()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(
            HomeBuilder.Database(home),
            """
            INSERT INTO cron_jobs (store_key, job_id, name, enabled, payload_kind, job_json, updated_at)
            SELECT '/another/cron/jobs.json', job_id, name, enabled, payload_kind, job_json, updated_at
            FROM cron_jobs WHERE name = 'Price watch'
            """
        );

        var ids = Reading.All(home, _folder).Records.OfType<CronJobRecord>().Where(job => job.Name == "Price watch").Select(job => job.Id);

        Assert.Equal(["8e2a1b3c-4d5e-4f60-9bac-1d2e3f4a5b62", "8e2a1b3c-4d5e-4f60-9bac-1d2e3f4a5b62~2"], ids);
    }

    [Fact]
    public void A_malformed_job_is_one_problem_and_the_rest_is_read()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(
            HomeBuilder.Database(home),
            "UPDATE cron_jobs SET job_json = '{\"password\":\"hunter2-sample\"' WHERE name = 'Price watch'"
        );

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(4, records.OfType<CronJobRecord>().Count());
        var problem = Assert.Single(problems);
        Assert.Equal(ErrorIds.RecordMalformed, problem.ErrorId);
        Assert.Equal(".openclaw/state/openclaw.sqlite: cron_jobs/8e2a1b3c-4d5e-4f60-9bac-1d2e3f4a5b62", problem.Place);
        Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_with_an_invalid_time_is_read_without_it_and_all_such_times_are_one_warning()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(
            HomeBuilder.Database(home),
            """
            UPDATE task_runs SET created_at = -5 WHERE task_id LIKE '0a8c%';
            UPDATE task_runs SET created_at = 0, started_at = 9e18 WHERE task_id LIKE '2c8e%'
            """
        );

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(6, records.OfType<TaskRecord>().Count());
        Assert.Equal(2, records.OfType<TaskRecord>().Count(task => task.CreatedAt is null));
        var problem = Assert.Single(problems);
        Assert.Equal((ErrorIds.FieldIgnored, ProblemSeverity.Warning), (problem.ErrorId, problem.Severity));
        Assert.Contains("2 values of Task records", problem.Message, StringComparison.Ordinal);
        Assert.Contains("created_at, started_at", problem.Message, StringComparison.Ordinal);
        Assert.Empty(problem.Missed);
    }

    [Fact]
    public void Missing_columns_are_absent_values_and_newer_schemas_are_read_with_a_warning()
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(
            HomeBuilder.Database(home),
            "ALTER TABLE task_runs DROP COLUMN terminal_outcome; ALTER TABLE task_runs DROP COLUMN detail_json; PRAGMA user_version = 99"
        );

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(6, records.OfType<TaskRecord>().Count());
        Assert.Equal("openclaw.sqlite/99", records[0].SourceFormat);
        Assert.Equal((ErrorIds.NewerSchema, ProblemSeverity.Warning), (Assert.Single(problems).ErrorId, problems[0].Severity));
    }

    [Fact]
    public void A_file_that_is_not_a_database_is_one_problem_and_the_notes_are_still_read()
    {
        var home = HomeBuilder.Fixture(_folder);
        File.WriteAllText(
            HomeBuilder.Database(home),
            "this is no database, only text that is long enough to be taken for a header of one, and more"
        );

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(17, records.Count);
        Assert.Equal(ErrorIds.SourceCorrupt, Assert.Single(problems).ErrorId);
    }

    [Fact]
    public void A_truncated_database_is_damaged()
    {
        var home = HomeBuilder.Fixture(_folder);
        using (var file = File.OpenWrite(HomeBuilder.Database(home)))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.Equal(ErrorIds.SourceCorrupt, Assert.Single(Reading.All(home, _folder).Problems).ErrorId);
    }

    [Fact]
    public void A_path_without_a_home_is_an_error_that_names_it()
    {
        var failure = Assert.Throws<OpenClawSyncException>(() => Reading.Open(_folder.Path, _folder));

        Assert.Equal(ErrorIds.SourceNotFound, failure.ErrorId);
        Assert.Contains(_folder.Path, failure.Message, StringComparison.Ordinal);
    }

    private TaskRecord Task(string start) =>
        Reading
            .All(HomeBuilder.Fixture(_folder), _folder)
            .Records.OfType<TaskRecord>()
            .Single(task => task.Id.StartsWith(start, StringComparison.Ordinal));
}
