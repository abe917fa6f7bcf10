using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>The runs of jobs, wherever OpenClaw keeps them: each is one task, under a key that an upgrade does not change.</summary>
public sealed class RunHistoryTests : IDisposable
{
    private const string Job = "11111111-1111-4111-8111-111111111111";
    private const string Key = $"cron-run/{Job}/1795892700000";

    private const string Entry = $$$"""
        {"ts":1795892701000,"jobId":"{{{Job}}}","action":"finished","status":"ok","summary":"fine","delivered":false,
        "deliveryStatus":"not-delivered","sessionKey":"agent:ops:cron:x","runAtMs":1795892700000,"durationMs":990,"model":"large",
        "usage":{"input_tokens":5,"output_tokens":7}}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_of_a_log_is_a_run()
    {
        var home = HomeWithLog(OneLine(Entry) + "\n");

        var run = Assert.Single(Tasks(home));

        Assert.Equal((Key, "Nightly", "ops", "succeeded", "fine"), (run.Id, run.Title, run.AgentId, run.Status, run.Summary));
        Assert.Equal(("cron", Job, 990L, "large", 12L), (run.Runtime, run.CronJobId, run.DurationMs, run.Model, run.TokensUsed));
        Assert.Equal(
            ("not-delivered", "runs.jsonl/1", 1795892700000, 1795892701000),
            (run.DeliveryStatus, run.SourceFormat, run.StartedAt?.ToUnixTimeMilliseconds(), run.EndedAt?.ToUnixTimeMilliseconds())
        );
        Assert.Equal("task:" + Key, TestProtection.Protector().Protect(run).SourceKey);
    }

    [Fact]
    public void A_row_of_the_log_table_is_a_run_and_its_columns_take_precedence()
    {
        var home = TaskStore.Create(
            _folder,
            TaskStore.Log(OneLine(Entry)) + "UPDATE cron_run_logs SET status = 'error', error = 'boom', duration_ms = 7, total_tokens = 3"
        );

        var run = Assert.Single(Tasks(home));

        Assert.Equal((Key, "failed", "boom", 7L, 3L), (run.Id, run.Status, run.Summary, run.DurationMs, run.TokensUsed));
        Assert.Equal("openclaw.sqlite/18", run.SourceFormat);
    }

    [Theory]
    [InlineData("""{"status":"error","error":"boom","summary":"said"}""", "failed", "boom")]
    [InlineData(
        """{"status":"error","error":"cron: job execution timed out","summary":"said"}""",
        "timed_out",
        "cron: job execution timed out"
    )]
    [InlineData("""{"status":"skipped","error":"disabled"}""", "failed", "disabled")]
    [InlineData("""{"status":"ok","completionStatus":"failed","deliveryError":"no route"}""", "failed", "no route")]
    [InlineData("""{"status":"ok","summary":"said","deliveryError":"no route"}""", "succeeded", "said")]
    [InlineData("""{"status":"ok","summary":7,"durationMs":"x","usage":[],"model":{}}""", "succeeded", null)]
    public void The_status_of_a_logged_run_is_the_one_that_OpenClaw_derives(string fields, string status, string? summary)
    {
        var run = Assert.Single(Tasks(HomeWithLog(fields[..^1] + ",\"ts\":1795892701000}\n")));

        Assert.Equal((status, summary), (run.Status, run.Summary));
        Assert.Equal($"cron-run/{Job}/1795892701000", run.Id);
    }

    [Fact]
    public void Other_events_and_quiet_checks_in_a_log_are_no_runs() =>
        Assert.Empty(
            Tasks(
                HomeWithLog(
                    """
                    {"ts":1795892700000,"action":"started","status":"ok"}
                    {"ts":1795892700000,"action":"finished","status":"ok","triggerFired":false}

                    """
                )
            )
        );

    [Fact]
    public void A_bad_line_costs_only_that_line_and_one_warning_for_each_file()
    {
        var (records, problems) = Reading.All(HomeWithLog($"sesame\n{OneLine(Entry)}\n[1]\n{{}}\n"), _folder);

        Assert.Single(records.OfType<TaskRecord>());
        var problem = Assert.Single(problems);
        Assert.Equal((ErrorIds.RecordMalformed, ProblemSeverity.Warning), (problem.ErrorId, problem.Severity));
        Assert.Equal("Lines that do not describe a run were left out: 3, of which the first is line 1.", problem.Message);
        Assert.Empty(problem.Missed);
    }

    [Fact]
    public void A_line_that_OpenClaw_is_still_writing_is_left_to_the_next_run()
    {
        var (records, problems) = Reading.All(HomeWithLog($"{OneLine(Entry)}\n{{\"ts\":17958"), _folder);

        Assert.Single(records.OfType<TaskRecord>());
        Assert.Empty(problems);
    }

    [Fact]
    public void A_log_that_was_migrated_is_not_read()
    {
        var home = HomeWithLog("");
        _folder.Write($"home/.openclaw/cron/runs/{Job}.jsonl.migrated", OneLine(Entry) + "\n");

        Assert.Empty(Tasks(home));
    }

    [Fact]
    public void A_run_with_a_task_and_a_log_is_one_record_with_what_both_say()
    {
        var home = HomeWithLog(OneLine(Entry) + "\n");
        HomeBuilder.CreateStore(
            home,
            "tasks/runs.sqlite",
            """
            CREATE TABLE task_runs (
              task_id TEXT, runtime TEXT, source_id TEXT, owner_key TEXT, run_id TEXT, label TEXT, task TEXT, status TEXT,
              created_at INTEGER, started_at INTEGER, ended_at INTEGER, terminal_summary TEXT);
            """
                + $"""
                INSERT INTO task_runs VALUES ('t', 'cron', '{Job}', '', 'cron:{Job}:1795892700000', 'Then called', 'x', 'cancelled',
                  1795892700004, 1795892700003, 1795892701000, NULL)
                """
        );

        var run = Assert.Single(Tasks(home));

        Assert.Equal((Key, "Then called", "cancelled", "fine"), (run.Id, run.Label, run.Status, run.Summary));
        Assert.Equal(("large", 12L, 990L, "ops"), (run.Model, run.TokensUsed, run.DurationMs, run.AgentId));
        Assert.Equal("runs.sqlite/0", run.SourceFormat);
    }

    [Fact]
    public void An_imported_copy_of_a_run_is_not_a_second_one()
    {
        var home = TaskStore.Create(
            _folder,
            TaskStore.Run(
                $"cron-runlog-import:{Job}:1:1",
                Job,
                "failed",
                ("detail_json", """{"status":"ok","completionStatus":"unknown","model":"large"}""")
            ) + TaskStore.Run("t", Job, "failed", ("label", "Hook"), ("error", "it broke"))
        );

        var run = Assert.Single(Tasks(home));

        Assert.Equal((Key, "Hook", "failed", "it broke", "large"), (run.Id, run.Title, run.Status, run.Summary, run.Model));
    }

    [Fact]
    public void Tasks_that_OpenClaw_itself_distinguishes_stay_apart()
    {
        var home = TaskStore.Create(
            _folder,
            TaskStore.Run("one", Job, "failed", ("label", "One")) + TaskStore.Run("two", Job, "failed", ("label", "Two"))
        );

        Assert.Equal([(Key, "One"), (Key + "~2", "Two")], Tasks(home).Select(run => (run.Id, run.Title)));
    }

    [Fact]
    public void A_run_has_the_same_key_while_it_waits_runs_and_has_ended()
    {
        var run = $"cron:{Job}:1795892700000:receipt:manual:{Job}:1795892600000:1";
        var home = TaskStore.Create(
            _folder,
            TaskStore.Task(("task_id", "t"), ("runtime", "cron"), ("source_id", Job), ("status", "queued"), ("run_id", run))
                + "UPDATE task_runs SET created_at = created_at - 5000"
        );

        foreach (
            var change in (string[])["started_at = 1795892700001, status = 'running'", "ended_at = 1795892702000, status = 'succeeded'"]
        )
        {
            Assert.Equal(Key, Assert.Single(Tasks(home)).Id);
            HomeBuilder.Execute(HomeBuilder.Database(home), "UPDATE task_runs SET " + change);
        }

        Assert.Equal(Key, Assert.Single(Tasks(home)).Id);
    }

    private static string OneLine(string json) => json.ReplaceLineEndings("");

    private List<TaskRecord> Tasks(string home) => [.. Reading.All(home, _folder).Records.OfType<TaskRecord>()];

    [Theory]
    [InlineData("Water the plants, gate code 4711", null)]
    [InlineData("Water the plants, gate…", null)]
    [InlineData("All plants are watered.", "All plants are watered.")]
    public void The_prompt_of_a_job_is_not_the_result_of_its_run(string summary, string? result)
    {
        var home = HomeWithLog(Result(summary, ""));
        _folder.Write(
            "home/.openclaw/cron/jobs.json",
            $$$"""[{"id":"{{{Job}}}","name":"Plants","payload":{"kind":"systemEvent","text":"Water the plants, gate code 4711"}}]"""
        );

        Assert.Equal(result, Assert.Single(Tasks(home)).Summary);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("\"sessionKey\":\"agent:main:cron:x\",", "done")]
    public void The_result_of_a_run_whose_job_is_gone_could_be_its_prompt_unless_it_had_a_session(string session, string? result)
    {
        var home = HomeWithLog(Result("done", session));
        _folder.Write("home/.openclaw/cron/jobs.json", "[]");

        Assert.Equal(result, Assert.Single(Tasks(home)).Summary);
    }

    [Fact]
    public void The_prompt_of_a_job_is_not_the_result_of_its_task()
    {
        var home = TaskStore.Create(
            _folder,
            TaskStore.Job(Job, "Plants", ("job_json", """{"payload":{"kind":"systemEvent","text":"Water the plants"}}"""))
                + TaskStore.Run("t-1", Job, "succeeded", ("terminal_summary", "Water the plants"))
        );

        Assert.Null(Assert.Single(Tasks(home)).Summary);
    }

    private static string Result(string summary, string more) =>
        $$"""{"ts":1795892701000,"jobId":"{{Job}}","action":"finished","status":"ok",{{more}}"summary":"{{summary}}"}""" + "\n";

    private string HomeWithLog(string lines)
    {
        _folder.Write("home/.openclaw/openclaw.json", """{"agents":{"entries":{"main":{}}}}""");
        _folder.Write("home/.openclaw/cron/jobs.json", $$"""{"version":1,"jobs":[{"id":"{{Job}}","name":"Nightly"}]}""");
        _folder.Write($"home/.openclaw/cron/runs/{Job}.jsonl", lines);
        return _folder["home"];
    }
}
