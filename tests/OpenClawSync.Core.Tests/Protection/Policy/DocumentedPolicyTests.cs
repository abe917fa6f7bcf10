using System.Text.RegularExpressions;
using NJsonSchema;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection.Policy;

namespace OpenClawSync.Core.Tests.Protection.Policy;

public class DocumentedPolicyTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "redaction.md"));

    [Fact]
    public void The_sample_policy_and_rules_work_as_documented()
    {
        using var folder = new TempFolder();
        folder.Write("acme-rules.toml", Block("toml"));

        var policy = PolicyFile.Read(folder.Write("policy.json", Block("jsonc")));

        Assert.Equal(["stability-key", "npm-token"], policy.Detection.DisabledRules);
        Assert.Equal("badge-[REDACTED]", Policies.Redact(policy, "badge-q7w2e9r4t1", "memory/a.md"));
        Assert.Equal("badge-q7w2e9r4t1", Policies.Redact(policy, "badge-q7w2e9r4t1", "memory/drafts/a.md"));
        Assert.Equal("CLAW_CODE=[REDACTED]", Policies.Redact(policy, "CLAW_CODE=kX9fq2vLm"));
    }

    [Fact]
    public async Task The_schema_accepts_the_sample_policy()
    {
        var schema = await JsonSchema.FromFileAsync(
            Path.Combine(Repository.Root, "module", "schemas", "policy.schema.json"),
            TestContext.Current.CancellationToken
        );

        Assert.Empty(schema.Validate(Block("jsonc")));
    }

    [Fact]
    public void Every_setting_is_documented() =>
        Assert.All(
            [
                "$schema",
                "snippetLength",
                "owner",
                "instanceId",
                "useTaskPrompt",
                "pathMap",
                "memoryFiles",
                "prune",
                "retention",
                "runLogRetention",
                "tombstoneRetention",
                "defaults",
                "extraKeyNames",
                "allow",
                "disabledRules",
                "ruleFiles",
            ],
            name => Assert.Contains($"\"{name}\":", Block("jsonc"), StringComparison.Ordinal)
        );

    private static string Block(string language) => Regex.Match(Page, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
}
