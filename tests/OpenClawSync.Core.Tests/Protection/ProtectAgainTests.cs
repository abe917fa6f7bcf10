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
    public void Under_the_same_policy_a_row_comes_out_as_it_went_in(string? instance)
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
    public void A_rule_that_is_new_takes_its_secret_out_and_what_was_noted_before_stays()
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
    public void What_a_target_notes_for_itself_is_left_out()
    {
        var made = TestProtection.Protector().Protect(Samples.Task());

        var again = TestProtection.Protector().ProtectAgain(RecordKind.Task, Stored(made).With("removedAt", 3L));

        Assert.Equal(made.Fields.Keys, again.Fields.Keys);
    }

    [Fact]
    public void Ownership_is_what_the_policy_says_now()
    {
        var policy = ProtectionPolicy.Default with { Ownership = Team, Owner = "sam" };

        Assert.Equal(("team", "role", "builders"), Owner(policy, Samples.Task()));
        Assert.Equal(("public", "system", "openclaw"), Owner(policy, Samples.Job(isSystem: true)));
        Assert.Equal(("private", "user", "sam"), Owner(policy, Samples.Job()));
        Assert.Equal(("team", "user", "sam"), Owner(policy, Samples.Note("# A\n\nb\n")[0]));
        Assert.Equal(("public", "user", "librarian"), Owner(policy, Samples.Note("# A\n\nb\n", isDaily: false)[0]));
    }

    [Fact]
    public void A_starter_row_keeps_the_ownership_it_may_have_brought_along()
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
    public void The_present_length_cuts_a_body() =>
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
    public void A_key_in_which_a_rule_now_fires_is_another_key()
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
    public void Twice_gives_what_once_gave()
    {
        var policy = WithAcme with { Ownership = Team, SnippetLength = 40, Owner = "password=hunter2-sample" };
        var protector = Protector(policy);

        RecordGen.Any.Sample(record =>
        {
            var once = protector.ProtectAgain(record.Kind, Stored(TestProtection.Protector().Protect(record)));

            Assert.Equal(once.Fields, protector.ProtectAgain(record.Kind, Stored(once)).Fields);
        });
    }

    [Fact]
    public void A_row_without_a_key_is_withheld() =>
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
