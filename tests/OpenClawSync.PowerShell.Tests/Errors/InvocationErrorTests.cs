using OpenClawSync.Audit;
using OpenClawSync.Records;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Arguments and pipeline input that a command does not accept.</summary>
public sealed class InvocationErrorTests : ErrorTest
{
    private string Sync => $"Invoke-OpenClawSync '{Home}' -Target '{Target}'";

    [Theory]
    [Provokes(ErrorIds.PathInvalid)]
    [InlineData("Get-OpenClawRecord 'Env:{0}'", "in Environment")]
    [InlineData("Get-OpenClawRecord '{0}:home'", "drive")]
    [InlineData("Get-OpenClawRecord \"/tmp/a`0{0}\"", "NUL")]
    [InlineData("Find-OpenClawSecret Env:PATH", "in Environment")]
    [InlineData("Find-OpenClawSecret -LiteralPath 'Env:{0}'", "in Environment")]
    [InlineData("'x' | Find-OpenClawSecret -PolicyPath 'Env:{0}'", "in Environment")]
    [InlineData("Get-OpenClawSyncRun -Target 'Variable:{0}'", "in Variable")]
    [InlineData("Get-OpenClawSyncRun -Target \"/tmp/a`0{0}\"", "NUL")]
    [InlineData("Get-OpenClawSyncRun -Target 'nowhere::{0}'", "provider")]
    public void A_path_outside_of_the_file_system(string command, string expected) =>
        AssertStops(command.Replace("{0}", Canary.Token, StringComparison.Ordinal), "path", expected);

    [Theory]
    [Provokes(ErrorIds.InstanceInvalid)]
    [InlineData("a/{0}")]
    [InlineData("-{0}")]
    [InlineData("{0}{0}{0}{0}{0}")]
    public void An_instance_id_with_invalid_characters(string id)
    {
        AssertStops($"{Sync} -InstanceId '{string.Format(null, id, Canary.Word)}'", "instance id");

        Assert.False(File.Exists(Target));
    }

    [Fact]
    [Provokes(ErrorIds.InstanceInvalid)]
    public void An_instance_id_that_is_a_secret()
    {
        AssertStops($"{Sync} -InstanceId '{Canary.Token}'", "secret");

        Assert.False(File.Exists(Target));
    }

    [Fact]
    [Provokes(ErrorIds.InstanceInvalid)]
    public void Records_of_two_instances_in_one_push() =>
        AssertStops(
            $"(Get-OpenClawRecord '{Home}' -Kind Cron | Protect-OpenClawRecord -InstanceId a), (Get-OpenClawRecord '{Home}' -Kind "
                + "Cron | Protect-OpenClawRecord -InstanceId b) | "
                + $"ForEach-Object {{ $_ }} | Push-OpenClawRecord -Target '{Target}'",
            "several instances"
        );

    [Theory]
    [Provokes(ErrorIds.ReplayWindowInvalid)]
    [InlineData("-5")]
    [InlineData("([TimeSpan]::MaxValue)")]
    [InlineData("1e300")]
    [InlineData("NaN")]
    public void An_invalid_replay_window(string window)
    {
        AssertStops($"{Sync} -ReplayWindow {window}", "3650 days");

        Assert.False(File.Exists(Target));
    }

    [Fact]
    [Provokes(ErrorIds.InputInvalid)]
    public void Objects_without_text()
    {
        var result = AssertContinues(
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
        Folder.Write("home/.openclaw/workspace/memory/bad.md", $"a\0\u0001\0\u0002\0\u0003\0\u0004b {Canary.Word}");
        RunVerbosely($"{Sync} -ErrorAction SilentlyContinue");

        AssertStops($"Get-OpenClawDeadLetter -Target '{Target}' | {command} -Target '{Folder[Canary.Token]}'", "another target");
    }

    [Theory]
    [Provokes(ErrorIds.InputInvalid)]
    [InlineData("Get-OpenClawSyncRun")]
    [InlineData("Get-OpenClawDeadLetter")]
    public void An_invalid_wildcard_pattern(string command)
    {
        RunVerbosely(Sync);

        AssertStops($"{command} '[{Canary.Token}' -Target '{Target}'", "bracket");
    }

    [Theory]
    [Provokes(ErrorIds.ViewerInvalid)]
    [InlineData("-Viewer")]
    [InlineData("-Role")]
    public void A_viewer_parameter_for_an_endpoint(string parameter) =>
        AssertStops(
            $"Find-OpenClawRecord -Target https://example.test/openclaw/ingest {parameter} '{Canary.Token}'",
            "-Viewer and -Role filter a file"
        );

    [Fact]
    [Provokes(ErrorIds.RunNotFound)]
    public void An_unknown_run_id()
    {
        RunVerbosely(Sync);

        AssertStops($"Reset-OpenClawSyncCursor -RunId '{Canary.Token}' -Target '{Target}'", "no run with this id");
    }

    [Fact]
    [Provokes(ErrorIds.ReportUnwritable)]
    public void A_report_in_a_missing_folder()
    {
        AssertStops($"{Sync} -ReportPath '{Folder[Canary.Token + "/report.json"]}'", "report.json", "folder does not exist");

        Assert.False(File.Exists(Target));
    }

    [Fact]
    [Provokes(ErrorIds.ReportUnwritable)]
    public void A_report_path_with_another_file()
    {
        var taken = Folder.Write($"{Canary.Token}/notes.json", Canary.Word);

        AssertStops($"{Sync} -ReportPath '{taken}'", "notes.json", "not a report");

        Assert.Equal(Canary.Word, File.ReadAllText(taken));
    }
}
