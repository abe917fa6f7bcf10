using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Names with a typing error. Each is an error with a hint, and what else was asked for is returned.</summary>
public sealed class NameErrorTests : ErrorTest
{
    [Fact]
    [Provokes(ErrorIds.AgentNotFound)]
    public void An_agent_that_the_source_does_not_have()
    {
        var result = AssertContinues($"Get-OpenClawRecord '{Home}' -Agent opz, main", "opz", "Did you mean ops?");

        Assert.NotEmpty(result.Output);
    }

    [Fact]
    [Provokes(ErrorIds.AgentNotFound)]
    public void An_agent_in_a_sync()
    {
        var result = AssertContinues($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -Agent opz, main", "opz");

        Assert.Equal("partial", Assert.Single(result.Of<SyncRun>()).Status);
    }

    [Fact]
    [Provokes(ErrorIds.AgentNotFound)]
    public void An_agent_without_a_row()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

        Assert.Empty(AssertContinues($"Find-OpenClawRecord -Target '{Target}' -Agent opz", "Did you mean ops?").Output);
    }

    [Fact]
    [Provokes(ErrorIds.RecordNotFound)]
    public void A_key_without_a_row()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

        Assert.Empty(AssertContinues($"Find-OpenClawRecord -Target '{Target}' -SourceKey task:none", "task:none").Output);
    }

    [Fact]
    [Provokes(ErrorIds.InputInvalid)]
    public void A_status_that_does_not_exist()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

        Assert.NotEmpty(AssertContinues($"Find-OpenClawRecord -Target '{Target}' -Status faild, succeeded", "Did you mean failed?").Output);
    }

    [Fact]
    [Provokes(ErrorIds.RunNotFound)]
    public void A_run_that_is_not_in_the_log()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

        Assert.Empty(AssertContinues($"Get-OpenClawSyncRun none -Target '{Target}'", "no run with this id").Output);
    }

    [Fact]
    [Provokes(ErrorIds.DeadLetterNotFound)]
    public void A_dead_letter_that_does_not_exist()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

        AssertContinues($"Get-OpenClawDeadLetter none -Target '{Target}'", "no dead letter");
        AssertContinues($"Remove-OpenClawDeadLetter -Id none -Target '{Target}'", "no dead letter");
    }

    [Fact]
    [Provokes(ErrorIds.RuleNotFound)]
    public void A_rule_that_does_not_exist() => AssertStops("'x' | Find-OpenClawSecret -RuleId npm-tokn", "Did you mean npm-token?");

    [Fact]
    [Provokes(ErrorIds.ScheduleNotFound)]
    public void A_schedule_that_does_not_exist() => AssertContinues("Get-OpenClawSyncSchedule no-such-schedule", "no-such-schedule");
}
