using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection;

public class ProtectorTests
{
    private static readonly string Secret = Samples.GitHubToken;

    [Fact]
    public void A_task_keeps_only_the_fields_that_may_leave_the_machine()
    {
        var record = TestProtection.Protector().Protect(Samples.Task());

        Assert.Equal(
            [
                "agentId",
                "assigneeId",
                "createdAt",
                "fingerprint",
                "ownerId",
                "ownerType",
                "runtime",
                "schemaVersion",
                "sourceFormat",
                "sourceId",
                "sourceKey",
                "sourceUpdatedAt",
                "status",
                "summary",
                "title",
                "visibility",
            ],
            record.Fields.Keys
        );
        Assert.DoesNotContain(record.Fields.Values, value => value is string text && text.Contains("prompt", StringComparison.Ordinal));
    }

    [Fact]
    public void A_task_without_a_label_is_named_by_its_runtime_and_id() =>
        Assert.Equal("cli task 0a8c2b54", TestProtection.Protector().Protect(Samples.Task(label: null)).Title);

    [Fact]
    public void A_redaction_is_recorded_by_path_reason_and_keyed_hash()
    {
        var record = TestProtection.Protector().Protect(Samples.Task(summary: $"revoked {Secret}"));

        Assert.Equal("revoked [REDACTED]", record.Fields["summary"]);
        Assert.Equal("source-control-token", record.RedactionReason);
        Assert.Equal(["summary"], record.RedactedPaths);
        Assert.Matches("^hmac1:testkey0:[0-9a-f]{64}$", record.ContentHash);
        Assert.Equal(1, record.RedactionCount);
    }

    [Fact]
    public void Free_text_about_runs_and_deliveries_is_redacted_and_stays_so()
    {
        var protector = TestProtection.Protector();
        var task = new TaskRecord
        {
            Id = "t",
            SourceFormat = "openclaw.sqlite/18",
            Status = "failed",
            Labels = ["web", $"key {Secret}"],
            Model = $"model {Secret}",
            DurationMs = 12,
            TokensUsed = 34,
            DeliveryStatus = $"not-delivered {Secret}",
        };
        var job = new CronJobRecord
        {
            Id = "j",
            SourceFormat = "openclaw.sqlite/18",
            Name = "Job",
            Schedule = new CronSchedule { Kind = "unknown", Text = "unknown" },
            RunningSince = DateTimeOffset.FromUnixTimeMilliseconds(5),
            DeliveryError = $"refused {Secret}",
            DisabledReason = $"too often {Secret}",
        };

        var (safeTask, safeJob) = (protector.Protect(task), protector.Protect(job));

        Assert.Equal(["web", "key [REDACTED]"], safeTask.Labels);
        Assert.Equal(
            ("model [REDACTED]", 12L, 34L, "not-delivered [REDACTED]"),
            (safeTask.Model, safeTask.DurationMs, safeTask.TokensUsed, safeTask.DeliveryStatus)
        );
        Assert.Equal(["deliveryStatus", "labels", "model"], safeTask.RedactedPaths);
        Assert.Equal(
            ("refused [REDACTED]", "too often [REDACTED]", 5L),
            (safeJob.DeliveryError, safeJob.DisabledReason, safeJob.RunningSince?.ToUnixTimeMilliseconds())
        );
        Assert.Same(safeTask, protector.Protect(safeTask));
        Assert.Same(safeJob, protector.Protect(safeJob));
    }

    [Fact]
    public void The_content_hash_distinguishes_secrets_and_the_fingerprint_does_not()
    {
        var other = Secret[..^1] + "x";
        var (one, two) = (
            TestProtection.Protector().Protect(Samples.Task(summary: Secret)),
            TestProtection.Protector().Protect(Samples.Task(summary: other))
        );

        Assert.NotEqual(one.ContentHash, two.ContentHash);
        Assert.Equal(one.Fingerprint, two.Fingerprint);
    }

    [Fact]
    public void Protecting_again_changes_nothing()
    {
        var protector = TestProtection.Protector();
        foreach (
            var record in (OpenClawRecord[])
                [Samples.Task(summary: $"a {Secret} b"), Samples.Job(error: "password=abcdef12"), .. Samples.Note($"# A\n\nx {Secret} y\n")]
        )
        {
            var once = protector.Protect(record);

            Assert.Same(once, protector.Protect(once));
        }
    }

    [Fact]
    public void A_protected_record_that_is_redacted_again_keeps_its_history()
    {
        var stored = TestProtection.Protector(snippetLength: 500).Protect(Samples.Task(summary: $"{Secret} and a long tail of words"));

        var again = TestProtection.Protector(snippetLength: 20).Protect(stored);

        Assert.Equal("[REDACTED] and a lo…", again.Fields["summary"]);
        Assert.Equal(stored.ContentHash, again.ContentHash);
        Assert.Equal(stored.RedactedPaths, again.RedactedPaths);
        Assert.NotEqual(stored.Fingerprint, again.Fingerprint);
    }

    [Fact]
    public void An_id_in_which_the_detector_fires_is_masked_consistently()
    {
        var (one, two) = (
            TestProtection.Protector().Protect(Samples.Task(id: Secret)),
            TestProtection.Protector().Protect(Samples.Task(id: Secret))
        );

        Assert.Matches("^task:~[0-9a-f]{16}$", one.SourceKey);
        Assert.Equal(one.SourceKey, two.SourceKey);
        Assert.Contains("sourceId", one.RedactedPaths);
        Assert.DoesNotContain(one.Fields.Values, value => value is string text && text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_path_segment_in_which_the_detector_fires_is_masked()
    {
        var record = TestProtection.Protector().Protect(Samples.Note("# A\n\nb\n", $"memory/{Secret}/plan.md")[0]);

        Assert.Matches("^memory/~[0-9a-f]{16}/plan.md$", (string)record.Fields["filePath"]);
        Assert.StartsWith("memory:main/" + record.Fields["filePath"] + "#", record.SourceKey, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password:/x/yy/zzzz")]
    [InlineData("token=abcd1234/more")]
    [InlineData("/home/alice/.openclaw/x")]
    public void A_masked_id_is_safe_and_stable(string id)
    {
        var once = TestProtection.Protector().Protect(Samples.Task(id: id, label: null));

        Assert.Same(once, TestProtection.Protector().Protect(once));
        Assert.Empty(OpenClawSync.Detection.SecretDetector.Default.Detect(once.SourceKey));
        Assert.DoesNotContain("alice", string.Join(' ', once.Fields.Values), StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_made_from_an_id_uses_the_masked_id()
    {
        var title = TestProtection.Protector().Protect(Samples.Task(id: Secret, label: null)).Title;

        Assert.Matches("^cli task ~[0-9a-f]{7}$", title);
    }

    [Fact]
    public void The_instance_precedes_the_id() =>
        Assert.Equal(
            "task:laptop/0a8c2b54-8f0b-4f7e-9c1d-2f1b7c9e4d01",
            TestProtection.Protector(instance: "laptop").Protect(Samples.Task()).SourceKey
        );

    [Fact]
    public void A_job_that_OpenClaw_created_belongs_to_the_system()
    {
        var (own, user) = (
            TestProtection.Protector().Protect(Samples.Job(isSystem: true)),
            TestProtection.Protector().Protect(Samples.Job())
        );

        Assert.Equal(("private", "system", "openclaw"), (own.Visibility, own.OwnerType, own.OwnerId));
        Assert.Equal(("private", "user", "owner"), (user.Visibility, user.OwnerType, user.OwnerId));
    }

    [Fact]
    public void Printing_a_raw_record_reveals_none_of_its_text()
    {
        OpenClawRecord[] records =
        [
            Samples.Task(id: Secret, summary: Secret),
            Samples.Job(error: Secret),
            .. Samples.Note($"# {Secret}\n\n{Secret}\n"),
        ];

        Assert.DoesNotContain(records, record => record.ToString().Contains(Secret[4..], StringComparison.Ordinal));
    }
}
