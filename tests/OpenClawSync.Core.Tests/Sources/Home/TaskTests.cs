using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Sources.Home;

/// <summary>What is read of tasks is what OpenClaw's own list shows.</summary>
public sealed class TaskTests : IDisposable
{
    private const string Job = "11111111-1111-4111-8111-111111111111";
    private const string CommandLine = "sleep 25; curl https://intern.example/x?user=ada";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_whose_result_had_to_be_delivered_and_was_not_has_failed_with_the_reason()
    {
        var task = Single(
            TaskStore.Run(
                "t",
                Job,
                "failed",
                ("terminal_summary", "all good"),
                (
                    "detail_json",
                    """
                    {"kind":"cron-run","status":"ok","completionStatus":"failed","summary":"all good","deliveryStatus":"not-delivered",
                     "deliveryError":"Webhook request failed with HTTP 404","durationMs":850,"model":"large",
                     "usage":{"input_tokens":5,"output_tokens":7,"total_tokens":12}}
                    """
                )
            )
        );

        Assert.Equal(("failed", "Webhook request failed with HTTP 404"), (task.Status, task.Summary));
        Assert.Equal(("not-delivered", 850L, "large", 12L), (task.DeliveryStatus, task.DurationMs, task.Model, task.TokensUsed));
    }

    [Theory]
    [InlineData("running", "half way")]
    [InlineData("queued", "half way")]
    [InlineData("failed", "it broke")]
    [InlineData("timed_out", "it broke")]
    [InlineData("cancelled", "it broke")]
    [InlineData("lost", "it broke")]
    public void The_summary_is_the_progress_until_the_task_ends_and_then_its_error(string status, string expected) =>
        Assert.Equal(
            expected,
            Single(
                TaskStore.Task(
                    ("task_id", "t"),
                    ("runtime", "cli"),
                    ("status", status),
                    ("error", "it broke"),
                    ("progress_summary", "half way"),
                    ("terminal_summary", "done")
                )
            ).Summary
        );

    [Theory]
    [InlineData("'done'", "done")]
    [InlineData("' '", null)]
    [InlineData("NULL", null)]
    public void A_task_that_ended_without_an_error_has_its_result_or_no_summary(string result, string? expected)
    {
        var home = TaskStore.Create(
            _folder,
            TaskStore.Task(("task_id", "t"), ("runtime", "cli"), ("status", "succeeded"), ("progress_summary", "Running automation."))
                + $"UPDATE task_runs SET terminal_summary = {result}"
        );

        Assert.Equal(expected, Assert.Single(Tasks(home)).Summary);
    }

    [Fact]
    public void Quiet_checks_of_watchers_are_left_out()
    {
        var home = TaskStore.Create(
            _folder,
            TaskStore.Run("quiet", Job, "succeeded", ("detail_json", """{"triggerFired":false,"triggerStateChanged":true}"""))
                + TaskStore.Run("fired", Job, "succeeded", ("label", "Fired"), ("detail_json", """{"triggerFired":true}"""))
        );

        Assert.Equal("Fired", Assert.Single(Tasks(home)).Label);
    }

    [Fact]
    public void The_command_line_of_a_background_command_does_not_leave_the_machine()
    {
        var task = Single(
            TaskStore.Task(
                ("task_id", "340c9781-0000-4000-8000-000000000001"),
                ("runtime", "cli"),
                ("task_kind", "exec"),
                ("label", CommandLine),
                ("task", CommandLine),
                ("status", "failed"),
                ("error", "Command failed: " + CommandLine)
            )
        );

        foreach (var usesPrompt in (bool[])[false, true])
        {
            var row = TestProtection.Protector(ProtectionPolicy.Default with { UseTaskPrompt = usesPrompt }).Protect(task);
            Assert.Equal(("exec task 340c9781", null), (row.Title, row.Text));
            Assert.DoesNotContain(row.Fields.Values, value => $"{value}".Contains("intern.example", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Another_summary_of_a_background_command_is_kept() =>
        Assert.Equal(
            "Command completed",
            Single(
                TaskStore.Task(
                    ("task_id", "t"),
                    ("runtime", "cli"),
                    ("task_kind", "exec"),
                    ("label", CommandLine),
                    ("status", "succeeded"),
                    ("terminal_summary", "Command completed")
                )
            ).Summary
        );

    [Theory]
    [InlineData("failed", "ok", "unknown", "succeeded")]
    [InlineData("failed", "ok", "failed", "failed")]
    [InlineData("timed_out", "error", "unknown", "timed_out")]
    [InlineData("succeeded", "ok", "succeeded", "succeeded")]
    public void The_status_of_an_imported_run_is_corrected_where_the_import_guessed(
        string status,
        string inLog,
        string completion,
        string expected
    ) =>
        Assert.Equal(
            expected,
            Single(
                TaskStore.Run(
                    $"cron-runlog-import:{Job}:1:1",
                    Job,
                    status,
                    ("detail_json", $$"""{"kind":"cron-run","status":"{{inLog}}","completionStatus":"{{completion}}"}""")
                )
            ).Status
        );

    [Fact]
    public void Any_other_row_has_the_status_that_it_states() =>
        Assert.Equal(
            "failed",
            Single(TaskStore.Run("t", Job, "failed", ("detail_json", """{"status":"ok","completionStatus":"unknown"}"""))).Status
        );

    [Fact]
    public void An_imported_run_has_the_name_and_the_agent_of_its_job()
    {
        var task = Single(
            TaskStore.Job(Job, "nightly", ("job_json", """{"displayName":"Nightly backup","agentId":"ops"}"""))
                + TaskStore.Run($"cron-runlog-import:{Job}:1:1", Job, "succeeded", ("label", "cron-run"), ("task", Job))
        );

        Assert.Equal(("Nightly backup", "ops"), (task.Title, task.AgentId));
    }

    [Fact]
    public void A_run_of_a_job_that_is_gone_is_named_after_its_id() =>
        Assert.Equal("cron task 11111111", Single(TaskStore.Run($"cron-runlog-import:{Job}:1:1", Job, "succeeded", ("task", Job))).Title);

    [Theory]
    [InlineData("""{"agents":{"defaults":{"systemAgent":{"agentId":"Keeper"}},"entries":{"main":{},"keeper":{}}}}""", "keeper")]
    [InlineData("""{"agents":{"entries":{"solo":{}}}}""", "solo")]
    [InlineData("""{"agents":{"list":[{"id":"a"},{"id":"b","default":true}]}}""", "b")]
    [InlineData("""{"agents":{"ownership":"explicit","list":[{"id":"a"},{"id":"b","default":true}]}}""", null)]
    [InlineData("""{}""", "main")]
    [InlineData("""{ broken""", null)]
    public void What_belongs_to_no_agent_belongs_to_the_one_that_the_config_charges_with_it(string config, string? expected)
    {
        var home = TaskStore.Create(
            _folder,
            TaskStore.Task(("task_id", "t"), ("runtime", "cli"), ("status", "running")) + TaskStore.Job(Job, "Dreaming"),
            config
        );

        var records = Reading.All(home, _folder).Records;

        Assert.Equal([expected, expected], records.Select(record => record.AgentId));
    }

    private TaskRecord Single(string rows) => Assert.Single(Tasks(TaskStore.Create(_folder, rows)));

    private IEnumerable<TaskRecord> Tasks(string home) => Reading.All(home, _folder).Records.OfType<TaskRecord>();
}
