using CsCheck;
using OpenClawSync.Core.Tests.Protection.Policy;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection;

public class ProtectAgainTests
{
    private const string Acme = "acme-123456";

    private static readonly ProtectionPolicy WithAcme = Policies.WithRules("[[rules]]\nid = 'acme'\nregex = '''acme-[0-9]{6}'''");

    private static readonly OwnershipDefaults Team = new()
    {
        Task = new Ownership("team", "role", "builders"),
        SystemCron = new Ownership("public", "system"),
        DailyMemory = new Ownership("team", "user"),
        LongTermMemory = new Ownership("public", "user", "librarian"),
    };

    [Theory]
    [InlineData(null)]
    [InlineData("laptop")]
    public void Under_the_same_policy_a_row_is_unchanged(string? instance)
    {
        var protector = TestProtection.Protector(instance: instance);

        RecordGen.Any.Sample(record =>
        {
            var made = protector.Protect(record);

            var again = protector.ProtectAgain(made.Kind, Stored(made));

            Assert.Equal(made.Fields, again.Fields);
            Assert.Equal((made.SourceUpdatedAt, made.InstanceId, made.PolicyId), (again.SourceUpdatedAt, again.InstanceId, again.PolicyId));
        });
    }

    [Fact]
    public void A_new_rule_redacts_its_secret_and_earlier_redactions_stay_recorded()
    {
        var made = TestProtection.Protector().Protect(Samples.Task(summary: $"{Samples.GitHubToken} for {Acme}"));

        var again = Again(WithAcme, made);

        Assert.Equal("[REDACTED] for [REDACTED]", again.Fields["summary"]);
        Assert.Equal(made.SourceKey, again.SourceKey);
        Assert.Equal(made.ContentHash, again.ContentHash);
        Assert.Equal("credential,source-control-token", again.RedactionReason);
        Assert.Equal([KeyValuePair.Create("acme", 1)], again.RedactionsByRule);
        Assert.NotEqual(made.Fingerprint, again.Fingerprint);
    }

    [Fact]
    public void Fields_that_the_target_sets_are_dropped()
    {
        var made = TestProtection.Protector().Protect(Samples.Task());

        var again = TestProtection.Protector().ProtectAgain(RecordKind.Task, Stored(made).With("removedAt", 3L));

        Assert.Equal(made.Fields.Keys, again.Fields.Keys);
    }

    [Fact]
    public void Ownership_follows_the_current_policy()
    {
        var policy = ProtectionPolicy.Default with { Ownership = Team, Owner = "sam" };

        Assert.Equal(("team", "role", "builders"), Owner(policy, Samples.Task()));
        Assert.Equal(("public", "system", "openclaw"), Owner(policy, Samples.Job(isSystem: true)));
        Assert.Equal(("private", "user", "sam"), Owner(policy, Samples.Job()));
        Assert.Equal(("team", "user", "sam"), Owner(policy, Samples.Note("# A\n\nb\n")[0]));
        Assert.Equal(("public", "user", "librarian"), Owner(policy, Samples.Note("# A\n\nb\n", isDaily: false)[0]));
    }

    [Fact]
    public void A_starter_row_keeps_the_ownership_that_its_source_may_have_given()
    {
        var task = new TaskRecord
        {
            Id = "t",
            SourceFormat = "starter/1",
            Status = "running",
            Visibility = "public",
            OwnerType = "role",
            OwnerId = "ops",
        };

        Assert.Equal(("public", "role", "ops"), Owner(ProtectionPolicy.Default with { Ownership = Team }, task));
    }

    [Fact]
    public void A_body_is_truncated_to_the_current_length() =>
        Assert.Equal(
            "one two three…",
            Again(
                ProtectionPolicy.Default with
                {
                    SnippetLength = 14,
                },
                TestProtection.Protector().Protect(Samples.Task(summary: "one two three four"))
            ).Fields["summary"]
        );

    [Fact]
    public void A_key_in_which_a_rule_now_fires_changes()
    {
        var made = TestProtection.Protector(instance: "laptop").Protect(Samples.Task(id: $"{Acme}/7"));

        var again = Again(WithAcme, made, "laptop");

        Assert.Matches("^task:laptop/~[0-9a-f]{16}/7$", again.SourceKey);
        Assert.Equal(again.SourceKey, Protector(WithAcme, "laptop").Protect(Samples.Task(id: $"{Acme}/7")).SourceKey);
    }

    [Fact]
    public void A_section_id_in_which_a_rule_now_fires_is_masked()
    {
        var entry = new MemoryRecord
        {
            GivenId = "m1",
            GivenSectionId = Acme,
            FilePath = "a.md",
            SourceFormat = "starter/1",
            EntryType = "daily",
            Title = "t",
            Snippet = "s",
        };

        Assert.Matches("^~[0-9a-f]{16}$", (string)Again(WithAcme, TestProtection.Protector().Protect(entry)).Fields["sectionId"]);
    }

    [Fact]
    public void Protecting_a_row_again_is_idempotent()
    {
        var policy = WithAcme with { Ownership = Team, SnippetLength = 40, Owner = "password=hunter2-sample" };
        var protector = Protector(policy);

        RecordGen.Any.Sample(record =>
        {
            var once = protector.ProtectAgain(record.Kind, Stored(TestProtection.Protector().Protect(record)));

            Assert.Equal(once.Fields, protector.ProtectAgain(record.Kind, Stored(once)).Fields);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("laptop")]
    public void The_key_of_a_note_becomes_the_one_that_its_record_now_has(string? instance)
    {
        var record = Samples.Note("# A\n\nb\n", $"memory/{Acme}.md", isDaily: false)[0];
        var made = TestProtection.Protector(instance: instance).Protect(record);

        var again = Again(WithAcme, made, instance);

        Assert.NotEqual(made.SourceKey, again.SourceKey);
        Assert.Equal(Protector(WithAcme, instance).Protect(record).SourceKey, again.SourceKey);
    }

    [Fact]
    public void A_row_without_a_key_is_rejected() =>
        Assert.Equal(
            ErrorIds.ProtectionFailed,
            Assert.Throws<OpenClawSyncException>(() => TestProtection.Protector().ProtectAgain(RecordKind.Task, Row.Empty)).ErrorId
        );

    private static (string, string, string) Owner(ProtectionPolicy policy, OpenClawRecord record)
    {
        var again = Again(policy, TestProtection.Protector().Protect(record));
        return (again.Visibility!, again.OwnerType!, again.OwnerId!);
    }

    private static ProtectedRecord Again(ProtectionPolicy policy, ProtectedRecord made, string? instance = null) =>
        Protector(policy, instance).ProtectAgain(made.Kind, Stored(made));

    private static Protector Protector(ProtectionPolicy policy, string? instance = null) =>
        new(policy, Policies.Detector(policy), TestProtection.Key, InstanceId.Parse(instance));

    private static Row Stored(ProtectedRecord record) => record.Row.With("updatedAt", 1795400000000);
}
