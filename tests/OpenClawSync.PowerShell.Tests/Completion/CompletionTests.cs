using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Targets;

namespace OpenClawSync.PowerShell.Tests.Completion;

/// <summary>Completion, as the engine offers it on a command line.</summary>
public sealed class CompletionTests : CommandTest
{
    [Fact]
    public void Agents_come_from_the_home_on_the_command_line()
    {
        Assert.Equal(["main", "ops"], Offered($"Get-OpenClawRecord -Path '{Home}' -Agent "));
        Assert.Equal(["ops"], Offered($"Invoke-OpenClawSync '{Home}' -Agent o"));
        Assert.Equal(["ops"], Offered($"$null = Get-OpenClawRecord -LiteralPath '{Home}' -Agent main, OP"));
    }

    [Fact]
    public void A_relative_path_starts_at_the_folder_of_the_session()
    {
        Run($"$null = $ExecutionContext.SessionState.Path.SetLocation('{Folder.Path}')");

        Assert.Equal(["main", "ops"], Offered("Get-OpenClawRecord -Path home -Agent "));
    }

    [Fact]
    public void Runs_come_from_the_target_newest_first_with_their_results()
    {
        var first = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'").Of<SyncRun>()[0];
        var second = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'").Of<SyncRun>()[0];

        Assert.Equal([second.RunId, first.RunId], Offered($"Get-OpenClawSyncRun -Target '{Target}' -RunId "));
        Assert.Equal([second.RunId, first.RunId], Offered($"Reset-OpenClawSyncCursor -Target '{Target}' -RunId 2"));
        Assert.StartsWith("succeeded, ", Tooltips($"Get-OpenClawSyncRun -Target '{Target}' -RunId ")[0], StringComparison.Ordinal);
        Assert.Contains(
            $"{SampleHome.RecordCount} created",
            Tooltips($"Get-OpenClawSyncRun -Target '{Target}' -RunId ")[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Dead_letters_are_offered_by_id_and_quoted_if_necessary()
    {
        File.WriteAllText(Path.Combine(Home, ".openclaw/workspace/memory/bad note.md"), "a\0\u0001\0\u0002\0\u0003\0\u0004b");
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -ErrorAction SilentlyContinue");
        var id = Run($"(Get-OpenClawDeadLetter -Target '{Target}').Id").Of<string>()[0];

        var offered = Assert.Single(Offered($"Get-OpenClawDeadLetter -Target '{Target}' -Id "));

        Assert.Equal($"'{id}'", offered);
        Assert.Equal(id, Assert.Single(Run($"Get-OpenClawDeadLetter -Target '{Target}' -Id {offered}").Of<DeadLetter>()).Id);
    }

    [Fact]
    public void Rules_come_from_the_built_in_table_and_the_policy()
    {
        Folder.Write("acme.toml", "[[rules]]\nid = 'acme-badge'\nregex = 'badge-([a-z0-9]{10})'\n");
        var policy = Folder.Write("policy.json", """{ "ruleFiles": ["acme.toml"] }""");

        Assert.Contains("github-token", Offered("Find-OpenClawSecret x -RuleId git"));
        Assert.Contains("keyed-password", Offered("Find-OpenClawSecret x -RuleId keyed-"));
        Assert.Empty(Offered("Find-OpenClawSecret x -RuleId acme"));
        Assert.Equal(["acme-badge"], Offered($"Find-OpenClawSecret x -PolicyPath '{policy}' -RuleId acme"));
    }

    [Fact]
    public void Kinds_and_statuses_are_offered_by_the_engine()
    {
        Assert.Equal(["Cron", "Memory", "Task"], Offered("Get-OpenClawRecord -Kind ").Order());
        Assert.Equal(["partial", "push"], Offered("Get-OpenClawSyncRun -Status p").Order());
    }

    [Theory]
    [InlineData("Get-OpenClawSyncRun -Target /no/such/file.db -RunId ")]
    [InlineData("Get-OpenClawDeadLetter -Target http://example.test/ingest -Id ")]
    [InlineData("Get-OpenClawRecord -Path /no/such/home -Agent ")]
    [InlineData("Get-OpenClawRecord -Path nodrive:home -Agent ")]
    [InlineData("Find-OpenClawSecret x -PolicyPath /no/such/policy.json -RuleId ")]
    public void An_invalid_source_or_target_offers_nothing_and_reports_no_error(string line)
    {
        var result = Complete(line, "CompletionText");

        // Where we know of nothing, the engine may offer files.
        Assert.DoesNotContain(result.Of<string>(), text => text.Contains("openclaw", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Run("$Error | Where-Object { $_.Exception -isnot [System.Management.Automation.ParameterBindingException] }").Output);
    }

    [Fact]
    public void Completion_creates_nothing()
    {
        Offered("Get-OpenClawSyncRun -RunId ");
        Offered("Get-OpenClawDeadLetter -Id ");

        Assert.False(Directory.Exists(Folder["state"]));
    }

    private List<string> Offered(string line) => Complete(line, "CompletionText").Of<string>();

    private List<string> Tooltips(string line) => Complete(line, "ToolTip").Of<string>();

    private EngineResult Complete(string line, string property) =>
        Run(
            $"""
            $line = '{line.Replace("'", "''", StringComparison.Ordinal)}'
            [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches |
              ForEach-Object {property}
            """
        );
}
