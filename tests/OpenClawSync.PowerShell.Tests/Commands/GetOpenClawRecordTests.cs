using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Commands;

public sealed class GetOpenClawRecordTests : CommandTest
{
    [Fact]
    public void Reads_every_kind_and_does_not_change_the_home()
    {
        var before = FolderState.Of(Home);

        var result = Run($"Get-OpenClawRecord -Path '{Home}'");

        Assert.Equal((6, 5, 17), (result.Of<TaskRecord>().Count, result.Of<CronJobRecord>().Count, result.Of<MemoryRecord>().Count));
        Assert.Empty(result.Errors);
        Assert.Equal(before, FolderState.Of(Home));
    }

    [Fact]
    public void Filters_by_kind_agent_and_time()
    {
        Assert.Equal(17, Run($"Get-OpenClawRecord '{Home}' -Kind Memory").Output.Count);
        Assert.All(Run($"Get-OpenClawRecord '{Home}' -Agent OPS").Of<OpenClawRecord>(), record => Assert.Equal("ops", record.AgentId));
        Assert.Equal(4, Run($"Get-OpenClawRecord '{Home}' -Kind Cron -ExcludeSystem").Output.Count);
        Assert.Equal(3, Run($"Get-OpenClawRecord '{Home}' -Kind Task -Since '2026-11-21T07:00:00Z'").Output.Count);
    }

    [Theory]
    [InlineData("'HOME'")]
    [InlineData("[IO.DirectoryInfo]'HOME'")]
    [InlineData("[pscustomobject]@{ Path = 'HOME' }")]
    public void A_home_can_be_piped(string home) =>
        Assert.Equal(6, Run($"{home.Replace("HOME", Home, StringComparison.Ordinal)} | Get-OpenClawRecord -Kind Task").Output.Count);

    [Fact]
    public void A_relative_path_starts_at_the_folder_of_the_session_not_of_the_process()
    {
        Assert.NotEqual(Folder.Path, Environment.CurrentDirectory);

        Assert.Equal(
            SampleHome.RecordCount,
            Run($"$null = $ExecutionContext.SessionState.Path.SetLocation('{Folder.Path}'); Get-OpenClawRecord home").Output.Count
        );
    }

    [Fact]
    public void The_environment_can_name_a_starter_file_or_a_home()
    {
        var file = Folder.Write("starter.json", """{"tasks":[{"id":"t1"}]}""");
        Assert.Equal(
            "t1",
            Assert
                .Single(
                    Run(
                            $"$env:OPENCLAW_SOURCE_JSON = '{file}'; try {{ Get-OpenClawRecord }} finally {{ "
                                + $"$env:OPENCLAW_SOURCE_JSON = $null }}"
                        )
                        .Of<TaskRecord>()
                )
                .Id
        );
        Assert.Equal(
            SampleHome.RecordCount,
            Run(
                $"$env:OPENCLAW_STATE_DIR = '{Home}/.openclaw'; try {{ Get-OpenClawRecord }} finally {{ $env:OPENCLAW_STATE_DIR = $null }}"
            ).Output.Count
        );
    }

    [Fact]
    public void A_home_given_by_two_paths_is_read_once()
    {
        Directory.CreateSymbolicLink(Folder["link"], Home);

        Assert.Equal(6, Run($"'{Home}', '{Home}/.openclaw', '{Folder["link"]}' | Get-OpenClawRecord -Kind Task").Output.Count);
        Assert.Equal(6, Run($"Get-OpenClawRecord '{Home}', '{Folder["link"]}' -Kind Task").Output.Count);
    }

    [Fact]
    public void An_unsafe_URL_is_rejected() =>
        Assert.StartsWith("SourceInvalid,", Run("Get-OpenClawRecord http://example.test/feed").ErrorId, StringComparison.Ordinal);

    [Fact]
    public void A_token_cannot_be_plain_text() =>
        Assert.StartsWith(
            "CannotConvertArgumentNoMessage,",
            Run("Get-OpenClawRecord https://example.test -SourceToken 'plain'").ErrorId,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_unknown_status_is_a_verbose_message()
    {
        HomeBuilder.Execute(HomeBuilder.Database(Home), "UPDATE task_runs SET status = 'sesame' WHERE task_id LIKE '0a8c%'");

        var result = Run($"Get-OpenClawRecord '{Home}' -Kind Task -Verbose");

        Assert.Contains("stored as 'unknown'", result.Streams, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", result.Streams, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_path_is_one_error_that_names_it()
    {
        var result = Run("Get-OpenClawRecord -Path /no/such/home");

        Assert.Equal("SourceNotFound,OpenClawSync.Commands.GetOpenClawRecordCommand", result.ErrorId);
        Assert.Contains("/no/such/home", result.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_malformed_file_is_one_error_without_its_content()
    {
        var result = Run($"Get-OpenClawRecord '{Folder.Write("bad.json", "{\"tasks\": [ sesame-open-99")}'");

        Assert.StartsWith("SourceMalformed,", result.ErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", result.ErrorMessage + result.Streams, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_path_is_not_repeated_in_the_error()
    {
        var secret = "ghp_" + "Zk3Vn8Qw1Xs5Rt7Yb2LcMd4Pf6Hg9Jj0KaEs";

        Assert.DoesNotContain(secret, Run($"Get-OpenClawRecord -Path /no/{secret}").ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_store_is_one_error_and_the_notes_are_still_read()
    {
        File.WriteAllText(
            HomeBuilder.Database(Home),
            "this is no database, only text that is long enough to be taken for a header of one, and more"
        );

        var result = Run($"Get-OpenClawRecord '{Home}'");

        Assert.Equal("SourceCorrupt,OpenClawSync.Commands.GetOpenClawRecordCommand", result.ErrorId);
        Assert.Equal(17, result.Output.Count);
    }
}
