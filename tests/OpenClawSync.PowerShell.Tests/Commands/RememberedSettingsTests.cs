using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Setup;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Later commands use what Initialize-OpenClawSync was given, and the policy that it wrote.</summary>
public sealed class RememberedSettingsTests : CommandTest
{
    private string Policy => Folder["state/policy.json"];

    [Fact]
    public void A_bare_command_uses_target_and_instance_of_the_setup()
    {
        var setup = Assert.Single(Run($"Initialize-OpenClawSync '{Home}' -Target '{Target}' -InstanceId laptop").Of<SyncSetup>());
        Assert.Equal($"Invoke-OpenClawSync -Path '{Home}'", setup.NextCommands[1]);

        var run = Assert.Single(Run($"Invoke-OpenClawSync '{Home}'").Of<SyncRun>());

        Assert.Equal((Target, Policy, "laptop", SampleHome.RecordCount), (run.Target, run.PolicyPath, run.InstanceId, run.Created));
        Assert.Equal(run.RunId, Assert.Single(Run("Get-OpenClawSyncRun").Of<SyncRun>()).RunId);
        Assert.All(Run("Get-OpenClawSyncCursor").Of<SyncCursor>(), cursor => Assert.Equal("laptop", cursor.InstanceId));
        Assert.Equal(SampleHome.RecordCount, Run("Find-OpenClawRecord").Output.Count);
    }

    [Fact]
    public void The_policy_of_the_state_folder_is_the_default()
    {
        Run($"Initialize-OpenClawSync '{Home}' -Target '{Target}'");
        File.WriteAllText(Policy, """{ "owner": "sam" }""");

        Run($"Invoke-OpenClawSync '{Home}'");
        var result = Run($"Invoke-OpenClawSync '{Home}' -PolicyPath '{Policy}' -Verbose");

        // The same policy in another way changes no row.
        Assert.Equal((0L, 0L), Assert.Single(result.Of<SyncRun>()) is var run ? (run.Created, run.Updated) : default);
        Assert.Contains(result.Verbose, line => line == $"The policy is {Policy}.");
        Assert.Equal(1L, Scalar("SELECT count(DISTINCT ownerId) FROM openclawMemoryEntries WHERE ownerId = 'sam'"));
        Assert.Equal(
            "sam",
            Assert.Single(
                Run($"(Get-OpenClawRecord '{Home}' -Kind Memory)[0] | Protect-OpenClawRecord | ForEach-Object OwnerId").Of<string>()
            )
        );
    }

    [Fact]
    public void WhatIf_remembers_nothing()
    {
        var setup = Assert.Single(Run($"Initialize-OpenClawSync '{Home}' -Target '{Target}' -WhatIf").Of<SyncSetup>());

        Assert.Contains("-Target", setup.NextCommands[1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Theory]
    [InlineData("'   '")]
    [InlineData("''")]
    [InlineData("$notSet")]
    [InlineData("'*.db'")]
    public void A_target_that_cannot_be_meant_is_refused(string target)
    {
        foreach (var command in (string[])[$"Invoke-OpenClawSync '{Home}'", "Get-OpenClawSyncRun", $"Initialize-OpenClawSync '{Home}'"])
        {
            Assert.StartsWith("TargetInvalid,", Run($"{command} -Target {target}").ErrorId, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(Folder["state"]));
    }
}
