using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>Job files in the shapes that OpenClaw accepts, and with values that it did not write.</summary>
public sealed class JobFileTests : IDisposable
{
    private const string Schedule = """ "schedule": { "kind": "cron", "expr": "0 8 * * *", "tz": "Asia/Tokyo" } """;

    private readonly TempFolder _folder = new();

    public JobFileTests() => _folder.Write(".openclaw/openclaw.json", "{}");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""[{ "id": "j1", "name": "Briefing" }, { "id": "j2", "name": "Backup" }]""")]
    [InlineData("""/* JSON5 */ [{ id: 'j1', name: 'Briefing', }, { id: 'j2', name: 'Backup' },]""")]
    [InlineData("""{ "jobs": [{ "id": "j1", "name": "Briefing" }, { "id": "j2", "name": "Backup" }] }""")]
    public void The_jobs_are_an_array_or_a_field(string text)
    {
        var (jobs, problems) = Read(text);

        Assert.Equal(["j1 Briefing", "j2 Backup"], jobs.Select(job => $"{job.Id} {job.Name}"));
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{ jobs: [] }")]
    [InlineData("{ jobs: null }")]
    public void A_file_can_have_no_jobs(string text)
    {
        var (jobs, problems) = Read(text);

        Assert.Empty(jobs);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("""{ "id": "a", "jobId": "b" }""", "a")]
    [InlineData("""{ "id": "", "jobId": " b " }""", "b")]
    [InlineData("""{ "id": null, "jobId": "b" }""", "b")]
    [InlineData("""{ "id": {}, "jobId": 7 }""", "7")]
    [InlineData("""{ "id": 12 }""", "12")]
    public void The_first_usable_id_counts(string job, string expected) => Assert.Equal(expected, Assert.Single(Read($"[{job}]").Jobs).Id);

    [Fact]
    public void Jobs_without_an_id_are_named_by_their_name_and_schedule()
    {
        var text = $$"""
            [
              { "name": "Reddit digest", {{Schedule}} },
              { "name": "Disk  check\n", "schedule": { "everyMs": 60000 } },
              { "id": "", "name": "Reddit digest", {{Schedule}} },
              { "displayName": "Shown" },
              { "schedule": "0 1 * * *" }
            ]
            """;
        var (jobs, problems) = Read(text);

        Assert.Equal(
            [
                "Reddit digest@cron 0 8 * * * (Asia/Tokyo)",
                "Disk check@every 1m",
                "Reddit digest@cron 0 8 * * * (Asia/Tokyo)~2",
                "Shown@unknown",
            ],
            jobs.Select(job => job.Id)
        );
        Assert.Equal(jobs.Select(job => job.Id), Read(text).Jobs.Select(job => job.Id));
        Assert.Equal((ErrorIds.RecordMalformed, ".openclaw/cron/jobs.json: jobs[4]"), (Assert.Single(problems).ErrorId, problems[0].Place));
    }

    [Theory]
    [InlineData("\"\"", 1)]
    [InlineData("[]", 1)]
    [InlineData("7", 1)]
    [InlineData("null", 0)]
    [InlineData("{}", 0)]
    [InlineData("""{ "lastError": { "message": "sesame" }, "consecutiveErrors": "many" }""", 2)]
    [InlineData("""{ "nextRunAtMs": 0, "lastRunAtMs": "" }""", 0)]
    [InlineData("""{ "nextRunAtMs": "soon", "lastRunAtMs": -1 }""", 2)]
    public void An_odd_state_costs_its_fields_and_not_the_job(string state, int ignored)
    {
        var (jobs, problems) = Read($$"""[{ "id": "a", "name": "A", {{Schedule}}, "state": {{state}} }]""");

        var job = Assert.Single(jobs);
        Assert.Equal(("A", "cron 0 8 * * * (Asia/Tokyo)"), (job.Name, job.Schedule.Text));
        Assert.Null(job.ErrorSummary ?? job.LastStatus ?? (object?)job.NextRunAt ?? job.LastRunAt);
        if (ignored == 0)
        {
            Assert.Empty(problems);
            return;
        }

        var problem = Assert.Single(problems);
        Assert.Equal((ErrorIds.FieldIgnored, ProblemSeverity.Warning), (problem.ErrorId, problem.Severity));
        Assert.StartsWith($"{ignored} value", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", problem.Message, StringComparison.Ordinal);
        Assert.Empty(problem.Missed);
    }

    [Fact]
    public void Fields_of_the_wrong_type_in_many_jobs_are_one_warning()
    {
        var (jobs, problems) = Read(
            """[{ "id": "a", "name": [], "enabled": "yes", "agentId": {} }, { "id": "b", "updatedAtMs": "x", "schedule": [] }]"""
        );

        Assert.Equal(["a", "b"], jobs.Select(job => job.Name));
        Assert.Contains("agentId, enabled, name, schedule, updatedAtMs", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("[]", 1)]
    [InlineData("7", 1)]
    [InlineData("{}", 0)]
    [InlineData("""{ "jobs": [] }""", 0)]
    [InlineData("""{ "jobs": { "a": "x", "b": { "state": 7, "updatedAtMs": {} } } }""", 3)]
    [InlineData("""{ "jobs": { "a": { "state": null } } } // comment""", 0)]
    public void An_odd_state_file_costs_the_state_and_not_the_jobs(string states, int ignored)
    {
        _folder.Write(".openclaw/cron/jobs-state.json", states);

        var (jobs, problems) = Read("""[{ "id": "a", "name": "A" }, { "id": "b", "name": "B" }]""");

        Assert.Equal(["A", "B"], jobs.Select(job => job.Name));
        Assert.Equal(ignored > 0 ? 1 : 0, problems.Count);
        Assert.All(problems, problem => Assert.StartsWith($"{ignored} value", problem.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("[]", 1)]
    [InlineData("\"text\"", 1)]
    [InlineData("{ broken", 1)]
    [InlineData("""{"lastError":{},"lastRunAtMs":0}""", 1)]
    public void An_odd_state_in_the_store_costs_its_fields_and_not_the_job(string state, int problemCount)
    {
        var home = HomeBuilder.Fixture(_folder);
        HomeBuilder.Execute(HomeBuilder.Database(home), $"UPDATE cron_jobs SET state_json = '{state}'");

        var (records, problems) = Reading.All(home, _folder);

        Assert.Equal(5, records.OfType<CronJobRecord>().Count());
        Assert.All(records.OfType<CronJobRecord>(), job => Assert.Null(job.ErrorSummary ?? (object?)job.LastRunAt ?? job.LastStatus));
        Assert.Equal(problemCount, problems.Count);
        Assert.All(problems, problem => Assert.Equal(ErrorIds.FieldIgnored, problem.ErrorId));
    }

    [Theory]
    [InlineData("./schedules/cron.json", ".openclaw/schedules/cron.json")]
    [InlineData("schedules/cron.json", ".openclaw/schedules/cron.json")]
    [InlineData("~/jobs.json5", "jobs.json5")]
    [InlineData("{0}/elsewhere/jobs", "elsewhere/jobs")]
    [InlineData("/home/node/.openclaw/cron/mine.json", ".openclaw/cron/mine.json")]
    [InlineData("${{PLACE}}/jobs.json", "place/jobs.json")]
    public void The_config_names_the_job_file(string store, string file)
    {
        _folder.Write(".openclaw/cron/jobs.json", """[{ "id": "unused", "name": "Unused" }]""");
        _folder.Write(
            ".openclaw/openclaw.json",
            $$"""{ cron: { enabled: true, store: '{{string.Format(null, store, _folder.Path)}}' } }"""
        );
        _folder.Write(file, """{ "version": 1, "jobs": [{ "id": "j1", "name": "Briefing" }] }""");
        var states = (file.EndsWith(".json", StringComparison.Ordinal) ? file[..^".json".Length] : file) + "-state.json";
        _folder.Write(states, """{ "jobs": { "j1": { "state": { "lastRunStatus": "ok" } } } }""");

        using var source = Reading.Open(_folder.Path, _folder, name => name == "PLACE" ? _folder["place"] : null);
        var (records, problems) = Reading.All(source);

        Assert.Empty(problems);
        Assert.Equal(
            ("j1", "ok"),
            (Assert.Single(records.OfType<CronJobRecord>()).Id, records.OfType<CronJobRecord>().Single().LastStatus)
        );
    }

    [Fact]
    public void A_job_file_that_is_missing_is_a_warning_unless_the_store_has_jobs()
    {
        _folder.Write(".openclaw/openclaw.json", "{ cron: { store: '/data/gone.json' } }");

        var problem = Assert.Single(Reading.All(_folder.Path, _folder).Problems);
        Assert.Equal((ErrorIds.JobFileMissing, ProblemSeverity.Warning), (problem.ErrorId, problem.Severity));
        Assert.Equal([RecordKind.Cron], problem.Missed);

        var home = HomeBuilder.Fixture(_folder);
        File.WriteAllText(Path.Combine(home, ".openclaw", "openclaw.json"), "{ cron: { store: '/data/gone.json' } }");
        Assert.DoesNotContain(Reading.All(home, _folder).Problems, problem => problem.ErrorId == ErrorIds.JobFileMissing);
    }

    private (List<CronJobRecord> Jobs, List<Problem> Problems) Read(string jobs)
    {
        _folder.Write(".openclaw/cron/jobs.json", jobs);
        var (records, problems) = Reading.All(_folder.Path, _folder);
        return ([.. records.OfType<CronJobRecord>()], problems);
    }
}
