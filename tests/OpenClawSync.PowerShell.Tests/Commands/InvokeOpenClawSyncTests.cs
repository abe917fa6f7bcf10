using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Commands;

public sealed class InvokeOpenClawSyncTests : CommandTest
{
    [Fact]
    public void A_run_emits_its_row_in_the_log()
    {
        var run = Assert.Single(Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'").Of<SyncRun>());

        Assert.Equal(("succeeded", SampleHome.RecordCount, 8L), (run.Status, run.Created, run.Redactions));
        Assert.Equivalent(run, Assert.Single(Run($"Get-OpenClawSyncRun -Target '{Target}'").Of<SyncRun>()), strict: true);
        Assert.True(File.Exists(Folder["state/sync-report.json"]));
    }

    [Fact]
    public void Without_a_target_the_one_in_the_state_folder_is_used()
    {
        Run($"Invoke-OpenClawSync '{Home}'");

        Assert.Equal(SampleHome.RecordCount, Assert.Single(Run("Get-OpenClawSyncRun").Of<SyncRun>()).Created);
        Assert.True(File.Exists(Folder["state/mission-control.db"]));
    }

    [Fact]
    public void WhatIf_creates_no_file_no_folder_and_no_key()
    {
        var before = FolderState.Of(Folder.Path);

        var result = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -WhatIf");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Equal(before, FolderState.Of(Folder.Path));
    }

    [Fact]
    public void WhatIf_plans_for_the_default_target_before_there_is_a_state_folder()
    {
        var before = FolderState.Of(Folder.Path);
        Assert.False(Directory.Exists(Folder["state"]));

        var result = Run($"Invoke-OpenClawSync '{Home}' -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Equal(before, FolderState.Of(Folder.Path));
    }

    [Fact]
    public void WhatIf_after_a_run_changes_nothing()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");
        var before = FolderState.Of(Folder.Path);

        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -WhatIf");

        Assert.Equal(before, FolderState.Of(Folder.Path));
    }

    [Theory]
    [InlineData("-Path /no/such/home", "SourceNotFound")]
    [InlineData("-Path bad.json", "SourceMalformed")]
    [InlineData("-Path home -ReportPath /no/such/folder/report.json", "ReportUnwritable")]
    [InlineData("-Path home -InstanceId 'a/b'", "InstanceInvalid")]
    [InlineData("-Path home -ReplayWindow ([TimeSpan]::MaxValue)", "ReplayWindowInvalid")]
    [InlineData("-Path home -ReplayWindow -5", "ReplayWindowInvalid")]
    [InlineData("-Path home -ReportPath bad.json", "ReportUnwritable")]
    [InlineData("-Path nodrive:home", "PathInvalid")]
    public void A_run_that_cannot_begin_is_one_error_and_creates_no_target(string parameters, string errorId)
    {
        Folder.Write("bad.json", "{ not json");

        var result = Run(
            $"Invoke-OpenClawSync {parameters.Replace("home", Home, StringComparison.Ordinal).Replace("bad.json", Folder["bad.json"],
              StringComparison.Ordinal)} -Target '{Target}'"
        );

        Assert.Equal($"{errorId},OpenClawSync.Commands.InvokeOpenClawSyncCommand", result.ErrorId);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public void A_URL_in_the_environment_is_not_silently_ignored()
    {
        var result = Run(
            $"$env:CONVEX_INGEST_URL = 'http://example.test/ingest'; try {{ Invoke-OpenClawSync '{Home}' }} finally {{ "
                + $"$env:CONVEX_INGEST_URL = $null }}"
        );

        Assert.StartsWith("TargetInvalid,", result.ErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("'2.5'", 2.5)]
    [InlineData("'00:07:00'", 7)]
    [InlineData("([TimeSpan]::FromMinutes(3))", 3)]
    public void A_replay_window_without_a_unit_is_minutes(string value, double minutes)
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'");

        var run = Assert.Single(Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -ReplayWindow {value}").Of<SyncRun>());

        Assert.Equal(TimeSpan.FromMinutes(minutes), run.CursorTo.Tasks - run.CursorFrom.Tasks);
    }

    [Fact]
    public void An_instance_does_not_change_rows_of_another()
    {
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -InstanceId laptop");
        Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -InstanceId server");

        Assert.Equal(12L, Scalar("SELECT count(*) FROM openclawTasks"));
        Assert.Equal(6L, Scalar("SELECT count(*) FROM openclawTasks WHERE sourceId LIKE 'laptop/%'"));
    }

    [Fact]
    public void Problems_are_errors_and_the_run_is_partial()
    {
        HomeBuilder.Execute(HomeBuilder.Database(Home), "UPDATE cron_jobs SET job_json = '{' WHERE name = 'Price watch'");

        var result = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -ErrorVariable problems; $?; $problems.Count");

        Assert.StartsWith("RecordMalformed,", result.ErrorId, StringComparison.Ordinal);
        Assert.False(Assert.Single(result.Of<bool>()));
        Assert.Equal(1, Assert.Single(result.Of<int>()));
        Assert.Equal(
            ("partial", SampleHome.RecordCount - 1, 1L),
            result.Of<SyncRun>()[0] is var run ? (run.Status, run.Created, run.Errors) : default
        );
    }

    [Fact]
    public void No_planted_secret_appears_in_any_stream_or_file()
    {
        HomeBuilder.Execute(
            HomeBuilder.Database(Home),
            "UPDATE cron_jobs SET job_json = 'glpat-Zk3Vn8Qw1Xs5Rt7Yb2Lc' WHERE name = 'Nightly backup'"
        );

        var result = Run(
            $"Invoke-OpenClawSync '{Home}' -Target '{Target}' -Verbose -Debug; Invoke-OpenClawSync '{Home}' -Target '{Target}' "
                + $"-WhatIf -Verbose; $Error | ForEach-Object {{ $_.ToString() + $_.CategoryInfo + $_.Exception }}"
        );

        var printed = result.Streams + string.Join('\n', result.Output);
        Assert.DoesNotContain(Repository.PlantedSecrets, secret => printed.Contains(secret, StringComparison.Ordinal));
        Assert.Contains("Created task:", printed, StringComparison.Ordinal);
        foreach (
            var file in Directory
                .EnumerateFiles(Folder.Path)
                .Concat(Directory.EnumerateFiles(Folder["state"], "*", SearchOption.AllDirectories))
        )
        {
            var bytes = File.ReadAllBytes(file);
            Assert.DoesNotContain(
                Repository.PlantedSecrets,
                secret => bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)) >= 0
            );
        }
    }

    [Fact]
    public void The_information_stream_has_a_summary_and_the_debug_stream_has_decisions()
    {
        var result = Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}' -Debug");

        Assert.Contains(
            $": succeeded, {SampleHome.RecordCount} created, 0 updated, 0 skipped, 0 removed, 0 dead letters, 0 errors, 8 redactions.",
            result.Streams,
            StringComparison.Ordinal
        );
        Assert.Contains($"Syncing {Home}/.openclaw into {Target} under policy ", result.Streams, StringComparison.Ordinal);
        Assert.Contains($"with the state folder {Folder["state"]}.", result.Streams, StringComparison.Ordinal);
        Assert.DoesNotContain("Syncing /", Run($"Invoke-OpenClawSync '{Home}' -Target '{Target}'").Streams, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_can_be_filtered_by_id_status_and_number()
    {
        Run(
            $"Invoke-OpenClawSync '{Home}' -Target '{Target}'; Invoke-OpenClawSync '{Home}' -Target '{Target}'; Get-OpenClawRecord "
                + $"'{Home}' -Kind Task | Protect-OpenClawRecord | Push-OpenClawRecord -Target '{Target}'"
        );

        var runs = Run($"Get-OpenClawSyncRun -Target '{Target}'").Of<SyncRun>();
        Assert.Equal(["push", "succeeded", "succeeded"], runs.Select(run => run.Status));
        Assert.Equal(runs[0].RunId, Assert.Single(Run($"Get-OpenClawSyncRun -Target '{Target}' -First 1").Of<SyncRun>()).RunId);
        Assert.Equal(2, Run($"Get-OpenClawSyncRun -Target '{Target}' -Status succeeded").Output.Count);
        Assert.Equal(runs[2].RunId, Assert.Single(Run($"Get-OpenClawSyncRun '{runs[2].RunId}' -Target '{Target}'").Of<SyncRun>()).RunId);
        Assert.Equal(3, Run($"Get-OpenClawSyncRun 2* -Target '{Target}'").Output.Count);
    }

    [Fact]
    public void Reading_the_log_of_a_missing_target_is_an_error_and_creates_none()
    {
        Assert.StartsWith("TargetUnavailable,", Run($"Get-OpenClawSyncRun -Target '{Target}'").ErrorId, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }
}
