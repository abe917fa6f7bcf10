using OpenClawSync.Audit;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>What was given on the command line or piped, and is not what the command takes.</summary>
public sealed class InvocationErrorTests : ErrorTest
{
    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Theory]
    [Provokes(ErrorIds.PathInvalid)]
    [InlineData("Get-OpenClawRecord 'Env:{0}'", "of Environment")]
    [InlineData("Get-OpenClawRecord '{0}:home'", "drive")]
    [InlineData("Get-OpenClawRecord \"/tmp/a`0{0}\"", "NUL")]
    [InlineData("Find-OpenClawSecret Env:PATH", "of Environment")]
    [InlineData("Find-OpenClawSecret -LiteralPath 'Env:{0}'", "of Environment")]
    [InlineData("'x' | Find-OpenClawSecret -PolicyPath 'Env:{0}'", "of Environment")]
    [InlineData("Get-OpenClawSyncRun -Target 'Variable:{0}'", "of Variable")]
    [InlineData("Get-OpenClawSyncRun -Target \"/tmp/a`0{0}\"", "NUL")]
    [InlineData("Get-OpenClawSyncRun -Target 'nowhere::{0}'", "provider")]
    public void A_path_that_is_not_of_the_file_system(string command, string told) =>
        AssertStops(command.Replace("{0}", Canary.Token, StringComparison.Ordinal), "path", told);

    [Theory]
    [Provokes(ErrorIds.InstanceInvalid)]
    [InlineData("a/{0}")]
    [InlineData("-{0}")]
    [InlineData("{0}{0}{0}{0}{0}")]
    public void An_instance_id_of_other_characters(string id)
    {
        AssertStops($"{Sync} -InstanceId '{string.Format(null, id, Canary.Word)}'", "instance id");

        Assert.False(File.Exists(Target));
    }

    [Fact]
    [Provokes(ErrorIds.InstanceInvalid)]
    public void Records_of_two_instances() =>
        AssertStops(
            $"(Get-OpenClawRecord '{Home}' -Kind Cron | Protect-OpenClawRecord -InstanceId a), (Get-OpenClawRecord '{Home}' -Kind Cron | Protect-OpenClawRecord -InstanceId b) | "
                + $"ForEach-Object {{ $_ }} | Push-OpenClawRecord -Target '{Target}'",
            "several instances"
        );

    [Theory]
    [Provokes(ErrorIds.ReplayWindowInvalid)]
    [InlineData("-5")]
    [InlineData("([TimeSpan]::MaxValue)")]
    [InlineData("1e300")]
    [InlineData("NaN")]
    public void A_replay_window_that_is_none(string window)
    {
        AssertStops($"{Sync} -ReplayWindow {window}", "3650 days");

        Assert.False(File.Exists(Target));
    }

    [Fact]
    [Provokes(ErrorIds.InputInvalid)]
    public void Things_that_hold_no_text()
    {
        var result = AssertGoesOn(
            $"[pscustomobject]@{{ Other = '{Canary.Word}' }}, 'password: {Canary.Word}' | Find-OpenClawSecret",
            "Only text, files"
        );

        Assert.Single(result.Of<SecretFinding>());
    }

    [Theory]
    [Provokes(ErrorIds.InputInvalid)]
    [InlineData("Push-OpenClawRecord")]
    [InlineData("Remove-OpenClawDeadLetter")]
    public void A_dead_letter_of_another_target(string command)
    {
        Folder.Write("home/.openclaw/workspace/memory/bad.md", $"a\0b {Canary.Word}");
        RunOpen($"{Sync} -ErrorAction SilentlyContinue");

        AssertStops($"Get-OpenClawDeadLetter -Target '{Target}' | {command} -Target '{Folder[Canary.Token]}'", "another target");
    }

    [Theory]
    [Provokes(ErrorIds.InputInvalid)]
    [InlineData("Get-OpenClawSyncRun")]
    [InlineData("Get-OpenClawDeadLetter")]
    public void A_pattern_that_is_none(string command)
    {
        RunOpen(Sync);

        AssertStops($"{command} '[{Canary.Token}' -Target '{Target}'", "bracket");
    }

    [Theory]
    [Provokes(ErrorIds.ViewerInvalid)]
    [InlineData("-Viewer")]
    [InlineData("-Role")]
    public void A_viewer_of_an_endpoint(string parameter) =>
        AssertStops(
            $"Find-OpenClawRecord -Target https://example.test/openclaw/ingest {parameter} '{Canary.Token}'",
            "-Viewer and -Role filter a file"
        );

    [Fact]
    [Provokes(ErrorIds.RunNotFound)]
    public void A_run_that_the_log_does_not_have()
    {
        RunOpen(Sync);

        AssertStops($"Reset-OpenClawSyncCursor -RunId '{Canary.Token}' -Target '{Target}'", "no run of that id");
    }

    [Fact]
    [Provokes(ErrorIds.ReportUnwritable)]
    public void A_report_in_a_folder_that_is_not_there()
    {
        AssertStops($"{Sync} -ReportPath '{Folder[Canary.Token + "/report.json"]}'", "report.json", "folder does not exist");

        Assert.False(File.Exists(Target));
    }

    [Fact]
    [Provokes(ErrorIds.ReportUnwritable)]
    public void A_report_in_the_place_of_something_else()
    {
        var taken = Folder.Write($"{Canary.Token}/notes.json", Canary.Word);

        AssertStops($"{Sync} -ReportPath '{taken}'", "notes.json", "no report");

        Assert.Equal(Canary.Word, File.ReadAllText(taken));
    }
}
