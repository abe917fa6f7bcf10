using OpenClawSync.Audit;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Protection;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Commands;

public sealed class PolicyTests : CommandTest
{
    private const string Rules = "[[rules]]\nid = 'acme-badge'\nregex = '''badge-([a-z0-9]{10})'''\nkeywords = ['badge-']\n";

    [Fact]
    public void Protect_uses_the_policy()
    {
        Folder.Write("acme.toml", Rules);
        var policy = Folder.Write(
            "policy.json",
            """
            {
              "snippetLength": 30, "instanceId": "laptop",
              "defaults": { "task": { "visibility": "team" } }, "ruleFiles": ["acme.toml"]
            }
            """
        );

        var records = Run($"Get-OpenClawRecord '{Home}' | Protect-OpenClawRecord -PolicyPath '{policy}'").Of<ProtectedRecord>();

        Assert.All(records, record => Assert.StartsWith("laptop/", record.SourceId, StringComparison.Ordinal));
        Assert.All(records.Where(record => record.Kind == RecordKind.Task), record => Assert.Equal("team", record.Visibility));
        Assert.All(
            records.Where(record => record.Kind == RecordKind.Memory),
            record => Assert.True(((string)record.Fields["snippet"]).Length <= 30)
        );
    }

    [Fact]
    public void Find_uses_the_rules_of_the_policy()
    {
        Folder.Write("acme.toml", Rules);
        var policy = Folder.Write("policy.json", """{ "ruleFiles": ["acme.toml"], /* no more */ }""");

        Assert.Equal(
            "acme-badge",
            Assert.Single(Run($"'my badge-q7w2e9r4t1' | Find-OpenClawSecret -PolicyPath '{policy}'").Of<SecretFinding>()).RuleId
        );
    }

    [Fact]
    public void A_parameter_overrides_the_policy()
    {
        var policy = Folder.Write("policy.json", """{ "snippetLength": 30, "instanceId": "laptop" }""");

        var run = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{policy}' -SnippetLength 20 -InstanceId desk")
            .Of<SyncRun>()[0];

        Assert.Equal("desk", run.InstanceId);
        Assert.Equal(20L, Scalar("SELECT max(length(snippet)) FROM openclawMemoryEntries"));
    }

    [Fact]
    public void The_environment_overrides_the_policy_and_the_parameter_overrides_both()
    {
        var policy = Folder.Write("policy.json", """{ "instanceId": "laptop" }""");
        var sync = $"Invoke-OpenClawSync '{Home}' -Target '{Target}' -Kind Task -PolicyPath '{policy}'";
        var ids = Run(
                $"{sync}; $env:OPENCLAW_SYNC_INSTANCE = 'attic'; try {{ {sync}; {sync} -InstanceId desk }} finally {{ "
                    + $"$env:OPENCLAW_SYNC_INSTANCE = $null }}"
            )
            .Of<SyncRun>();

        Assert.Equal(["laptop", "attic", "desk"], ids.Select(run => run.InstanceId));
    }

    [Fact]
    public void A_changed_policy_sends_everything_again_but_a_changed_comment_does_not()
    {
        Folder.Write("acme.toml", Rules);
        var policy = Folder.Write("policy.json", """{ "ruleFiles": ["acme.toml"] }""");
        var sync = $"Invoke-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{policy}'";
        var first = Run(sync).Of<SyncRun>()[0];

        Folder.Write("policy.json", """{ /* mine */ "ruleFiles": ["acme.toml",] }""");
        var same = Run(sync).Of<SyncRun>()[0];
        Folder.Write("acme.toml", Rules.Replace("10", "11", StringComparison.Ordinal));
        var changed = Run(sync).Of<SyncRun>()[0];

        Assert.Equal(first.PolicyId, same.PolicyId);
        Assert.NotEqual(first.PolicyId, changed.PolicyId);
        Assert.Equal((SampleHome.RecordCount, 0L), (first.Created, first.Skipped));
        Assert.Equal(SampleHome.RecordCount, same.Skipped);
        Assert.Equal(0L, changed.Updated);
        Assert.Equal(
            SampleHome.RecordCount,
            Run($"{sync} -Full -WhatIf; Get-OpenClawRecord '{Home}' | Protect-OpenClawRecord -PolicyPath '{policy}'")
                .Of<ProtectedRecord>()
                .Count(record => record.PolicyId == changed.PolicyId)
        );
    }

    [Theory]
    [InlineData("Get-OpenClawRecord 'H' | Protect-OpenClawRecord -PolicyPath 'P'", "ProtectOpenClawRecordCommand")]
    [InlineData("Invoke-OpenClawSync 'H' -Target 'T' -PolicyPath 'P' -WhatIf", "InvokeOpenClawSyncCommand")]
    [InlineData("'x' | Find-OpenClawSecret -PolicyPath 'P'", "FindOpenClawSecretCommand")]
    public void An_invalid_policy_stops_immediately_with_its_place_and_creates_nothing(string script, string command)
    {
        var policy = Folder.Write("policy.json", "{\n  \"owner\": \"hunter2-canary\", \"ownr\": 5\n}");

        var result = Run(
            script
                .Replace("'H'", $"'{Home}'", StringComparison.Ordinal)
                .Replace("'T'", $"'{Target}'", StringComparison.Ordinal)
                .Replace("'P'", $"'{policy}'", StringComparison.Ordinal)
        );

        Assert.Equal($"PolicyInvalid,OpenClawSync.Commands.{command}", result.ErrorId);
        Assert.Equal("'policy.json', line 2, column 38: ownr is not a known setting.", result.ErrorMessage);
        Assert.DoesNotContain("hunter2", result.Streams, StringComparison.Ordinal);
        Assert.False(File.Exists(Target) || Directory.Exists(Folder["state"]));
    }

    [Fact]
    public void A_run_with_an_invalid_policy_creates_no_target_and_writes_a_report()
    {
        var policy = Folder.Write("policy.json", "{\n  \"owner\": \"hunter2-canary\", \"ownr\": 5\n}");

        var result = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{policy}'");

        Assert.StartsWith("PolicyInvalid,", result.ErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
        var report = File.ReadAllText(Folder["state/sync-report.json"]);
        Assert.Contains("PolicyInvalid: mission-control.db: 'policy.json', line 2", report, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_policy_has_its_own_error() =>
        Assert.StartsWith(
            "PolicyUnreadable,",
            Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{Folder["none.json"]}'").ErrorId,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_rule_that_cannot_be_compiled_is_one_error_with_file_and_line()
    {
        Folder.Write("acme.toml", "# ours\n[[rules]]\nid = 'x'\nregex = '''hunter2(?=y)'''\n");
        var policy = Folder.Write("policy.json", """{ "ruleFiles": ["acme.toml"] }""");

        var result = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{policy}' -Verbose -Debug");

        Assert.StartsWith("PolicyInvalid,", result.ErrorId, StringComparison.Ordinal);
        Assert.StartsWith(
            "'acme.toml', line 4, column 9: rules[0].regex cannot be compiled",
            result.ErrorMessage,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("hunter2", result.Streams, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_allowed_by_the_hash_that_Find_shows()
    {
        const string token = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";
        var hash = Run($"('x {token}' | Find-OpenClawSecret).Hash").Of<string>()[0];
        var policy = Folder.Write("policy.json", $$"""{ "allow": { "values": ["{{hash}}"] } }""");

        Assert.Empty(Run($"'x {token}' | Find-OpenClawSecret -PolicyPath '{policy}'").Output);
        Assert.Single(Run($"'x {token}9' | Find-OpenClawSecret -PolicyPath '{policy}'").Output);
    }
}
