using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Protection;
using OpenClawSync.Protection.Policy;
using OpenClawSync.Records;

namespace OpenClawSync.Core.Tests.Protection.Policy;

public class PolicyFileTests
{
    private const string Canary = "hunter2canary";

    [Fact]
    public void Every_setting_takes_effect()
    {
        var policy = Policies.Read(
            """
            {
              "$schema": "x", // for editors
              "snippetLength": 80, "owner": "alice", "instanceId": "laptop", "useTaskPrompt": true,
              /* who sees what */
              "defaults": {
                "task": { "visibility": "team" },
                "cron": { "ownerType": "role", "ownerId": "ops" },
                "cron.system": { "visibility": "public" },
                "memory.daily": { "ownerId": "bob" },
                "memory.longterm": { "ownerType": "system" },
              },
              "extraKeyNames": ["claw code",],
              "allow": { "patterns": ["(?i)not-a-secret-[0-9]+"], "paths": ["memory/drafts/**"] },
              "disabledRules": ["npm-token"],
            }
            """
        );
        var protector = Policies.Protector(policy);

        Assert.Equal((80, "alice", "laptop", true), (policy.SnippetLength, policy.Owner, policy.Instance.Value, policy.UseTaskPrompt));
        Assert.Equal(("team", "user", "alice"), Owner(protector.Protect(Samples.Task())));
        Assert.Equal(("private", "role", "ops"), Owner(protector.Protect(Samples.Job())));
        Assert.Equal(("public", "system", "openclaw"), Owner(protector.Protect(Samples.Job(isSystem: true))));
        Assert.Equal(("private", "user", "bob"), Owner(protector.Protect(Samples.Note("# A\n\nb\n")[0])));
        Assert.Equal(
            ("private", "system", "openclaw"),
            Owner(protector.Protect(Samples.Note("# A\n\nb\n", "MEMORY.md", isDaily: false)[0]))
        );
        Assert.Equal("CLAW_CODE=[REDACTED]", Policies.Redact(policy, "CLAW_CODE=kX9fq2vLm"));
    }

    [Fact]
    public void An_empty_policy_is_the_default_one()
    {
        var policy = Policies.Read("\ufeff{}");

        Assert.Equal(ProtectionPolicy.Default.Id(Policies.Detector(ProtectionPolicy.Default)), policy.Id(Policies.Detector(policy)));
    }

    [Theory]
    [InlineData("""{ "snipetLength": 5 }""", 1, 19, "snipetLength is not a known setting")]
    [InlineData("{\n  \"snippetLength\": \"5\"\n}", 2, 20, "snippetLength must be a whole number from 1 to 32768")]
    [InlineData("{\n  // 你\n  \"owner\": \"好\", \"snippetLength\": 0 }", 3, 34, "snippetLength must")]
    [InlineData("""{ "snippetLength": 1.5 }""", 1, 20, "snippetLength must")]
    [InlineData("""{ "snippetLength": null }""", 1, 20, "snippetLength must")]
    [InlineData("""{ "owner": " " }""", 1, 12, "owner must be a string")]
    [InlineData("""{ "useTaskPrompt": "yes" }""", 1, 20, "useTaskPrompt must be true or false")]
    [InlineData("""{ "instanceId": "-x" }""", 1, 17, "instanceId must be")]
    [InlineData(
        """{ "defaults": { "task": { "visibility": "all" } } }""",
        1,
        41,
        "defaults.task.visibility must be one of private, team, public"
    )]
    [InlineData("""{ "defaults": { "memory": {} } }""", 1, 27, "defaults.memory is not a known setting")]
    [InlineData("""{ "defaults": { "cron": { "ownerType": "role" } } }""", 1, 25, "defaults.cron must have an ownerId")]
    [InlineData("""{ "extraKeyNames": "x" }""", 1, 20, "extraKeyNames must be a list")]
    [InlineData("""{ "extraKeyNames": ["ok", 5] }""", 1, 27, "extraKeyNames[1] must be a string")]
    [InlineData("""{ "extraKeyNames": ["-"] }""", 1, 21, "extraKeyNames[0] must have at least two letters")]
    [InlineData("""{ "allow": { "values": ["hmac1:x"] } }""", 1, 25, "allow.values[0] must be a keyed hash")]
    [InlineData("""{ "allow": { "patterns": ["(a"] } }""", 1, 27, "allow.patterns[0] cannot be compiled")]
    [InlineData("""{ "allow": { "patterns": ["(?=a)"] } }""", 1, 27, "allow.patterns[0] cannot be compiled")]
    [InlineData("""{ "allow": [] }""", 1, 12, "allow must be an object")]
    [InlineData("""{ "disabledRules": ["no-such-rule"] }""", 1, 21, "disabledRules[0] is not the name of a rule")]
    [InlineData("""{ "owner": "a", "owner": "b" }""", 1, 17, "owner is set twice")]
    [InlineData("{ \"owner\": 'a' }", 1, 12, "this is not valid JSON")]
    [InlineData("{ \"owner\": \"\\ud800\" }", 1, 12, "this is not valid JSON")]
    [InlineData("[]", 1, 1, "a policy must be one JSON object")]
    [InlineData("", 1, 1, "this is not valid JSON")]
    [InlineData("{} {}", 1, 4, "this is not valid JSON")]
    public void An_invalid_setting_is_reported_with_its_position(string policy, int line, int column, string what)
    {
        var error = Policies.Error(policy);

        Assert.Equal(ErrorIds.PolicyInvalid, error.ErrorId);
        Assert.StartsWith($"'policy.json', line {line}, column {column}: {what}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "snippetLength": "C" }""")]
    [InlineData("""{ "C": 1 }""")]
    [InlineData("""{ "defaults": { "C": 1 } }""")]
    [InlineData("""{ "defaults": { "task": { "visibility": "C" } } }""")]
    [InlineData("""{ "allow": { "values": ["C"] } }""")]
    [InlineData("""{ "allow": { "patterns": ["C("] } }""")]
    [InlineData("""{ "disabledRules": ["C"] }""")]
    [InlineData("""{ "instanceId": "C!" }""")]
    [InlineData("""{ "owner": C }""")]
    [InlineData("""{ "owner": "a" "C" }""")]
    [InlineData("C")]
    public void An_error_quotes_nothing_that_could_be_a_secret(string policy)
    {
        var error = Policies.Error(policy.Replace("C", Canary, StringComparison.Ordinal));

        Assert.Equal(ErrorIds.PolicyInvalid, error.ErrorId);
        Assert.DoesNotContain(Canary, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_an_error()
    {
        using var folder = new TempFolder();

        var error = Assert.Throws<OpenClawSyncException>(() => PolicyFile.Read(folder["none.json"]));

        Assert.Equal(ErrorIds.PolicyUnreadable, error.ErrorId);
        Assert.Equal(ErrorIds.PolicyUnreadable, Policies.Error("""{ "ruleFiles": ["none.toml"] }""").ErrorId);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_rejected()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["policy.json"], [(byte)'{', 0xff, (byte)'}']);

        Assert.Contains(
            "not UTF-8",
            Assert.Throws<OpenClawSyncException>(() => PolicyFile.Read(folder["policy.json"])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_prompt_becomes_a_title_only_by_policy_and_is_redacted_before_it_is_truncated()
    {
        var task = Samples.Task(label: null);
        var revealing = new TaskRecord
        {
            Id = task.Id,
            SourceFormat = task.SourceFormat,
            Status = task.Status,
            Prompt = $"use {Samples.GitHubToken} " + new string('x', 300),
        };
        var protector = Policies.Protector(Policies.Read("""{ "useTaskPrompt": true }"""));

        Assert.Equal("the prompt stays here", protector.Protect(task).Title);
        Assert.StartsWith("use [REDACTED] xxx", protector.Protect(revealing).Title, StringComparison.Ordinal);
        Assert.Equal(200, protector.Protect(revealing).Title!.Length);
        Assert.Equal("cli task 0a8c2b54", TestProtection.Protector().Protect(task).Title);
    }

    private static (string, string, string) Owner(ProtectedRecord record) => (record.Visibility!, record.OwnerType!, record.OwnerId!);
}
