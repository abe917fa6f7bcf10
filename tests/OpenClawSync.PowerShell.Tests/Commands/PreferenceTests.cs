using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Setup;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>Preferences that scripts set, such as -ErrorAction Stop, change how problems are shown and never what is stored.</summary>
public sealed class PreferenceTests : CommandTest
{
    public PreferenceTests() => Folder.Write("home/.openclaw/workspace/memory/bad.md", "a\0\u0001\0\u0002\0\u0003\0\u0004b");

    [Theory]
    [InlineData("-ErrorAction Stop", "")]
    [InlineData("", "$ErrorActionPreference = 'Stop'; ")]
    public void An_error_that_stops_the_script_comes_after_the_run_is_stored(string parameter, string preference)
    {
        var result = Run($"{preference}Invoke-OpenClawSync '{Home}' -Target '{Target}' {parameter}");

        Assert.StartsWith("RecordMalformed,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal("partial", ((SyncRun)Assert.Single(result.Output).BaseObject).Status);
        AssertPartial(Assert.Single(Run($"Get-OpenClawSyncRun -Target '{Target}'").Of<SyncRun>()));
    }

    [Fact]
    public void A_warning_that_stops_the_script_comes_after_the_run_is_stored()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -ErrorAction Ignore");

        var result = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -ErrorAction Ignore -WarningAction Stop");

        Assert.StartsWith("ActionPreferenceStop,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal(["partial", "partial"], Run($"Get-OpenClawSyncRun -Target '{Target}'").Of<SyncRun>().Select(run => run.Status));
    }

    [Fact]
    public void A_pipeline_stores_every_record_before_an_error_stops_the_script()
    {
        var result = Run(
            $"$ErrorActionPreference = 'Stop'; Get-OpenClawRecord '{Home}' | Protect-OpenClawRecord | "
                + $"Push-OpenClawRecord -Target '{Target}'"
        );

        Assert.StartsWith("RecordMalformed,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal(SampleHome.RecordCount, Assert.Single(Run($"Get-OpenClawSyncRun -Target '{Target}'").Of<SyncRun>()).Created);
        Assert.Equal(SampleHome.RecordCount, Run($"Find-OpenClawRecord -Target '{Target}'").Output.Count);
    }

    [Fact]
    public void The_setup_is_complete_before_an_error_stops_the_script()
    {
        var result = Run($"$ErrorActionPreference = 'Stop'; Initialize-OpenClawSync '{Home}' -Target '{Target}'");

        Assert.StartsWith("RecordMalformed,", result.ErrorId, StringComparison.Ordinal);
        Assert.Equal(PolicyFileState.Written, ((SyncSetup)Assert.Single(result.Output).BaseObject).PolicyState);
        Assert.True(File.Exists(Folder["state/policy.json"]));
    }

    [Fact]
    public void An_error_that_ends_a_run_is_the_one_that_stops_the_script()
    {
        var rules = Folder.Write("rules.toml", "not toml");
        var policy = Folder.Write("policy.json", $$"""{ "ruleFiles": ["{{rules}}"] }""");

        var result = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -PolicyPath '{policy}' -ErrorAction Stop");

        Assert.StartsWith("PolicyInvalid,", result.ErrorId, StringComparison.Ordinal);
    }

    // The engine of the tests cannot ask, so a question would be an error.
    [Fact]
    public void Debug_asks_nothing()
    {
        var first = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -Debug");
        AssertPartial(Assert.Single(first.Of<SyncRun>()));
        Assert.Empty(first.Verbose);

        // The dead letter of the first run is a warning.
        var second = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -Debug -Full");
        Assert.Equal("partial", Assert.Single(second.Of<SyncRun>()).Status);
        Assert.NotEmpty(second.Warnings);
        Assert.NotEmpty(Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -Debug -Verbose").Verbose);
    }

    private static void AssertPartial(SyncRun run) =>
        Assert.Equal(("partial", SampleHome.RecordCount, 1L), (run.Status, run.Created, run.Errors));
}
