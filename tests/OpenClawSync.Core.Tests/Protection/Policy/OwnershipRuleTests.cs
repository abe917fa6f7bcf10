using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection.Policy;

/// <summary>Rules for the ownership of some agents, notes or kinds.</summary>
public class OwnershipRuleTests
{
    private static readonly OwnershipDefaults Rules = new()
    {
        DailyMemory = new Ownership("team", "user"),
        Rules =
        [
            new OwnershipRule
            {
                Kind = "memory",
                Path = "memory/private/**",
                Visibility = "private",
            },
            new OwnershipRule { Agent = "op?", Visibility = "public" },
            new OwnershipRule
            {
                Kind = "cron",
                OwnerType = "role",
                OwnerId = "builders",
            },
        ],
    };

    [Theory]
    // The first rule that matches counts.
    [InlineData("ops", "memory/private/a.md", "private")]
    [InlineData("OPS", "memory/a.md", "public")]
    // Without a match the defaults count.
    [InlineData("main", "memory/a.md", "team")]
    [InlineData("opsy", "memory/a.md", "team")]
    [InlineData(null, "memory/a.md", "team")]
    public void A_note_is_matched_by_agent_and_path(string? agent, string path, string visibility) =>
        Assert.Equal(visibility, Rules.For(Note(agent, path)).Visibility);

    [Fact]
    public void A_rule_for_paths_does_not_match_records_without_a_path()
    {
        var rules = new OwnershipDefaults { Rules = [new OwnershipRule { Path = "**", Visibility = "public" }] };

        Assert.Equal("private", rules.For(Job(isSystem: false)).Visibility);
        Assert.Equal("public", rules.For(Note("main", "MEMORY.md")).Visibility);
    }

    [Fact]
    public void What_a_rule_leaves_out_comes_from_the_defaults()
    {
        Assert.Equal(new Ownership("private", "role", "builders"), Rules.For(Job(isSystem: false)));
        Assert.Equal(new Ownership("private", "role", "builders"), Rules.For(Job(isSystem: true)));
        Assert.Equal("public", Rules.For(Job(isSystem: true, agent: "ops")).Visibility);
        Assert.Equal("system", Rules.For(Job(isSystem: true, agent: "ops")).OwnerType);
    }

    [Fact]
    public void A_stored_row_gets_the_ownership_of_its_record()
    {
        var row = Row.Empty.With("agentId", "main").With("filePath", "memory/private/a.md").With("entryType", "daily");

        Assert.Equal("private", Rules.For(RecordKind.Memory, row).Visibility);
        Assert.Equal("public", Rules.For(RecordKind.Memory, row.With("agentId", "ops").With("filePath", "b.md")).Visibility);
    }

    private static MemoryRecord Note(string? agent, string path) =>
        new()
        {
            AgentId = agent,
            FilePath = path,
            EntryType = "daily",
            Title = "a",
            Snippet = "b",
            SourceFormat = "memory/1",
        };

    private static CronJobRecord Job(bool isSystem, string? agent = null) =>
        new()
        {
            Id = "a",
            Name = "a",
            AgentId = agent,
            IsSystem = isSystem,
            Schedule = new CronSchedule { Kind = "every", Text = "every 1h" },
            SourceFormat = "jobs.json/1",
        };
}
