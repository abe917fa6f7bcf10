using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Targets;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Selecting stored rows.</summary>
public sealed class FindOpenClawRecordTests : CommandTest
{
    public FindOpenClawRecordTests() => Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

    [Theory]
    [InlineData("-Agent ops", "$_.AgentId -eq 'ops'")]
    [InlineData("-Agent OP*", "$_.AgentId -eq 'ops'")]
    [InlineData("-Status failed, error", "$_.Status -in 'failed', 'error'")]
    [InlineData("-Status f*", "$_.Status -eq 'failed'")]
    [InlineData("-Since 2026-11-21 -Kind Task, Cron", "$_.Kind -ne 'Memory' -and $_.SourceUpdatedAt -ge [datetime]'2026-11-21'")]
    [InlineData("-SourceKey memory:main/MEMORY.md*", "$_.SourceKey -like 'memory:main/MEMORY.md*'")]
    [InlineData("'[REDACTED]'", "\"$($_.Title) $($_.Text)\".Contains('[REDACTED]')")]
    [InlineData("'rot*token'", "\"$($_.Title) $($_.Text)\" -like '*rot*token*'")]
    public void A_parameter_selects_what_Where_Object_would_select(string parameters, string condition)
    {
        var expected = Run($"Find-OpenClawRecord -Target '{Target}' | Where-Object {{ {condition} }}").Of<StoredRecord>();

        var found = Run($"Find-OpenClawRecord {parameters} -Target '{Target}'").Of<StoredRecord>();

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(row => row.SourceKey), found.Select(row => row.SourceKey));
    }

    [Fact]
    public void First_is_a_maximum()
    {
        Assert.Equal(3, Run($"Find-OpenClawRecord -Target '{Target}' -First 3").Output.Count);
        Assert.Equal(SampleHome.RecordCount, Run($"Find-OpenClawRecord -Target '{Target}' -First 1000").Output.Count);
    }

    [Fact]
    public void A_pattern_may_match_nothing() => Assert.Empty(Run($"Find-OpenClawRecord -Target '{Target}' -Agent x* -Status l*").Errors);
}
