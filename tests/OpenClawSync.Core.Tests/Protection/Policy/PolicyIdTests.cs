using OpenClawSync.Protection.Policy;

namespace OpenClawSync.Core.Tests.Protection.Policy;

public class PolicyIdTests
{
    private const string Rules = """
        [[rules]]
        id = "acme-badge"
        regex = '''badge-([a-z0-9]{10})'''
        keywords = ["badge"]
        """;

    [Fact]
    public void Comments_and_layout_do_not_change_the_id()
    {
        Assert.Equal(
            Id("""{"owner":"a","disabledRules":["npm-token","private-key"],"ruleFiles":["rules/acme.toml"]}""", Rules),
            Id(
                """
                { // mine
                 "ruleFiles": ["rules/acme.toml",],
                 "disabledRules": ["private-key", "npm-token"], "owner": "a" }
                """,
                "# ours\n" + Rules + "\n\n"
            )
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "snippetLength": 499 }""")]
    [InlineData("""{ "owner": "b" }""")]
    [InlineData("""{ "useTaskPrompt": true }""")]
    [InlineData("""{ "defaults": { "cron.system": { "visibility": "team" } } }""")]
    [InlineData("""{ "ownership": [{ "agent": "ops", "visibility": "team" }] }""")]
    [InlineData("""{ "extraKeyNames": ["claw"] }""")]
    [InlineData("""{ "allow": { "patterns": ["a"] } }""")]
    [InlineData("""{ "allow": { "paths": ["a"] } }""")]
    [InlineData("""{ "disabledRules": ["npm-token"] }""")]
    [InlineData("""{ "ruleFiles": ["rules/acme.toml"] }""")]
    public void Every_setting_changes_the_id(string policy)
    {
        string[] others = ["""{ "owner": "c" }""", """{ "allow": { "patterns": ["b"] } }"""];

        Assert.DoesNotContain(Id(policy, Rules), others.Select(other => Id(other, Rules)));
        if (policy != "{}")
        {
            Assert.NotEqual(Id("{}", Rules), Id(policy, Rules));
        }
    }

    [Theory]
    [InlineData("""{ "pathMap": { "/home/node": "/srv" } }""")]
    [InlineData("""{ "memoryFiles": ["USER.md"] }""")]
    [InlineData("""{ "prune": { "enabled": true } }""")]
    public void What_is_read_or_removed_does_not_change_the_id(string policy) => Assert.Equal(Id("{}", Rules), Id(policy, Rules));

    [Theory]
    [InlineData("10", "11")]
    [InlineData("acme-badge", "acme-badges")]
    [InlineData("keywords", "secretGroup = 1\nkeywords")]
    [InlineData("keywords", "entropy = 2\nkeywords")]
    [InlineData("keywords", "path = 'x'\nkeywords")]
    [InlineData("keywords", "allowlists = [{ stopwords = ['x'] }]\nkeywords")]
    public void A_change_in_a_rule_file_changes_the_id(string before, string after)
    {
        const string policy = """{ "ruleFiles": ["rules/acme.toml"] }""";

        Assert.NotEqual(Id(policy, Rules), Id(policy, Rules.Replace(before, after, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_instance_does_not_change_the_id() => Assert.Equal(Id("{}", Rules), Id("""{ "instanceId": "laptop" }""", Rules));

    private static string Id(string policy, string rules)
    {
        var read = Policies.Read(policy, rules);
        return read.Id(PolicyDetector.Create(read, Support.TestProtection.Key));
    }
}
