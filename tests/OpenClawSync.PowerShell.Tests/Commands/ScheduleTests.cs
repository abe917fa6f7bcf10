using System.Xml.Linq;
using CsCheck;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Systemd;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>The schedule cmdlets, without installing anything. The Pester suite installs schedules, if that is allowed.</summary>
public sealed class ScheduleTests : CommandTest
{
    private const string Token = "a-token-that-looks-like-nothing";

    private readonly Variables _variables = new();

    public ScheduleTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "systemd and cron are not for Windows.");
        Permissions.Set(Folder.Write("bin/pwsh", "#!/bin/sh\n"), "700");
        _variables["PATH"] = $"{Folder["bin"]}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        _variables["XDG_CONFIG_HOME"] = Folder["config"];
        _variables["OPENCLAW_HOME"] = Home;
        _variables["CONVEX_INGEST_TOKEN"] = Token;
    }

    private string Variables => Secret("my env");

    [Theory]
    [InlineData("Launchd")]
    [InlineData("TaskScheduler")]
    public void For_launchd_and_Windows_a_definition_is_printed(string scheduler)
    {
        var printed = Assert.Single(
            Run($"Register-OpenClawSyncSchedule -Scheduler {scheduler} -EnvironmentFile '{Variables}'").Of<PrintedSchedule>()
        );

        Assert.Equal((ScheduleState.Printed, "openclaw-sync", TimeSpan.FromMinutes(15)), (printed.State, printed.Name, printed.Interval));
        Assert.Contains(Folder["bin/pwsh"], printed.Text, StringComparison.Ordinal);
        Assert.Contains("Invoke-OpenClawSync", XElement.Parse(printed.Text).Value, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Folder["config"]));
    }

    [Fact]
    public void A_scheduled_sync_has_the_settings_of_the_session()
    {
        var printed = Assert.Single(
            Run($"Register-OpenClawSyncSchedule -Scheduler Launchd -Target '{Target}' -InstanceId laptop").Of<PrintedSchedule>()
        );

        // The cmdlets of this build are loaded; another copy must not be loaded beside them.
        var run = Assert.Single(Run($"function Import-Module([string] $Name) {{ }}; {printed.Command}").Of<SyncRun>());

        Assert.Equal(("succeeded", SampleHome.RecordCount, "laptop"), (run.Status, run.Created, run.InstanceId));
        Assert.Contains($"$env:OPENCLAW_SYNC_HOME ??= '{Folder["state"]}'", printed.Command, StringComparison.Ordinal);
        Assert.Contains($"$env:OPENCLAW_HOME ??= '{Home}'", printed.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_overrides_what_the_schedule_copied()
    {
        var printed = Assert.Single(Run("Register-OpenClawSyncSchedule -Scheduler Launchd").Of<PrintedSchedule>());
        _variables["OPENCLAW_SYNC_HOME"] = Folder["other"];

        Run($"function Import-Module([string] $Name) {{ }}; {printed.Command}");

        Assert.True(File.Exists(Folder["other/mission-control.db"]));
        Assert.False(Directory.Exists(Folder["state"]));
    }

    [Fact]
    public void On_Windows_the_command_reads_the_environment_file()
    {
        var file = Secret("win env", "# ours\r\nPROBED_ONE=1 = one\r\n  PROBED_TWO=\"two\"\n\nnonsense\n");
        _variables["PROBED_ONE"] = null;
        _variables["PROBED_TWO"] = null;
        var printed = Assert.Single(
            Run($"Register-OpenClawSyncSchedule -Scheduler TaskScheduler -EnvironmentFile '{file}' -Target '{Target}'")
                .Of<PrintedSchedule>()
        );

        Assert.Single(Run($"function Import-Module([string] $Name) {{ }}; {printed.Command}").Of<SyncRun>());

        Assert.Equal(
            ("1 = one", "two"),
            (Environment.GetEnvironmentVariable("PROBED_ONE"), Environment.GetEnvironmentVariable("PROBED_TWO"))
        );
    }

    [Fact]
    public void A_credential_becomes_the_token_of_the_process()
    {
        var folder = Path.GetDirectoryName(Folder.Write("credentials/ingest-token", "from-the-file\n"))!;
        _variables["CREDENTIALS_DIRECTORY"] = folder;

        Run(SyncScript.LoadCredential("CONVEX_INGEST_TOKEN"));

        Assert.Equal("from-the-file\n", Environment.GetEnvironmentVariable("CONVEX_INGEST_TOKEN"));
    }

    [Fact]
    public void A_quoted_literal_evaluates_to_the_original()
    {
        string[] bits = ["'", "''", "‘", "’", "‚", "‛", "“", "\"", "`", "$x", "$(1)", "@", "{", "\\", "é", "🦞", " ", "#", ";"];
        Gen.Int[0, bits.Length - 1]
            .Array[0, 12]
            .Select(parts => string.Concat(parts.Select(index => bits[index])))
            .Sample(text => Assert.Equal([text], Run(PowerShellText.Quote(text)).Of<string>()), iter: 200, threads: 1);
    }

    [Theory]
    [InlineData("Systemd")]
    [InlineData("Crontab")]
    public void WhatIf_installs_nothing(string scheduler)
    {
        Assert.Empty(Run($"Register-OpenClawSyncSchedule never-there -Scheduler {scheduler} -WhatIf").Of<SyncSchedule>());

        Assert.False(Directory.Exists(Folder["config"]));
        Assert.Empty(Run("Get-OpenClawSyncSchedule never-there").Of<SyncSchedule>());
    }

    [Fact]
    public void Installed_schedules_are_found_by_name()
    {
        Install("work");
        Install("home");

        Assert.Equal(
            ["home", "work"],
            Run("Get-OpenClawSyncSchedule home, w*").Of<SyncSchedule>().Select(schedule => schedule.Name).Order()
        );
        var work = Assert.Single(Run("Get-OpenClawSyncSchedule WORK").Of<SyncSchedule>());
        Assert.Equal((Scheduler.Systemd, TimeSpan.FromHours(1), "a script"), (work.Scheduler, work.Interval, work.Command));
        Assert.NotEqual(ScheduleState.Active, work.State);
    }

    [Fact]
    public void Names_are_completed()
    {
        Install("work");
        Install("wharf");
        Install("home");

        Assert.Equal(
            ["wharf", "work"],
            Run("(TabExpansion2 'Unregister-OpenClawSyncSchedule w' 33).CompletionMatches | ForEach-Object CompletionText")
                .Of<string>()
                .Order()
        );
    }

    [Fact]
    public void Unregister_with_WhatIf_removes_nothing()
    {
        Install("work");

        Assert.Empty(Run("Get-OpenClawSyncSchedule work | Unregister-OpenClawSyncSchedule -WhatIf").Errors);

        Assert.Single(Run("Get-OpenClawSyncSchedule work").Of<SyncSchedule>());
    }

    [Fact]
    public void An_unknown_schedule_is_an_error_and_the_other_names_are_processed()
    {
        Install("work");

        var run = Run("Unregister-OpenClawSyncSchedule nowhere, neither -ErrorAction Continue");

        Assert.Null(run.Terminating);
        Assert.Equal(2, run.Errors.Count(error => error.FullyQualifiedErrorId.StartsWith("ScheduleNotFound,", StringComparison.Ordinal)));
        Assert.StartsWith(
            "ScheduleNotFound,",
            Run("Unregister-OpenClawSyncSchedule work -Scheduler Crontab").ErrorId,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_invalid_parameter_is_rejected_with_its_error_id()
    {
        var open = Folder.Write("open env", "X=1\n");
        Permissions.Set(open, "644");

        Assert.StartsWith(
            "SecretFileUnsafe,",
            Run($"Register-OpenClawSyncSchedule -Scheduler Crontab -EnvironmentFile '{open}'").ErrorId,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "ScheduleInvalid,",
            Run("Register-OpenClawSyncSchedule 'a b' -Scheduler Crontab").ErrorId,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "ScheduleInvalid,",
            Run("Register-OpenClawSyncSchedule -Interval 0 -Scheduler Crontab").ErrorId,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "ScheduleInvalid,",
            Run("Register-OpenClawSyncSchedule never-there -Interval 7 -Scheduler Crontab").ErrorId,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "ScheduleHoldsSecret,",
            Run($"Register-OpenClawSyncSchedule -InstanceId {Token} -Scheduler Launchd").ErrorId,
            StringComparison.Ordinal
        );
        Assert.Empty(Run("(Get-Command Register-OpenClawSyncSchedule).Parameters.Keys | Where-Object { $_ -like '*Token*' }").Output);
    }

    [Fact]
    public void A_number_without_a_unit_is_minutes() =>
        Assert.Equal(
            TimeSpan.FromHours(2),
            Assert.Single(Run("Register-OpenClawSyncSchedule -Scheduler Launchd -Interval 120").Of<PrintedSchedule>()).Interval
        );

    [Fact]
    public void Without_pwsh_no_schedule_is_installed()
    {
        _variables["PATH"] = Folder["config"];

        Assert.StartsWith("PwshNotFound,", Run("Register-OpenClawSyncSchedule -Scheduler Launchd").ErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Systemd")]
    [InlineData("Crontab")]
    public void Without_the_scheduler_nothing_is_left_behind(string scheduler)
    {
        _variables["PATH"] = Folder["bin"];

        Assert.StartsWith(
            "SchedulerUnavailable,",
            Run($"Register-OpenClawSyncSchedule -Scheduler {scheduler}").ErrorId,
            StringComparison.Ordinal
        );

        Assert.True(
            !Directory.Exists(Folder["config"]) || !Directory.EnumerateFiles(Folder["config"], "*", SearchOption.AllDirectories).Any()
        );
        Assert.Empty(Run("Get-OpenClawSyncSchedule").Of<SyncSchedule>());
    }

    [Fact]
    public void A_program_in_the_current_folder_is_not_used_as_scheduler()
    {
        _variables["PATH"] = Folder["bin"];
        var trap = Folder.Write("here/crontab", $"#!/bin/sh\necho > '{Folder["sprung"]}'\n");
        Permissions.Set(trap, "700");
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Folder["here"];
        try
        {
            Assert.StartsWith(
                "SchedulerUnavailable,",
                Run("Register-OpenClawSyncSchedule -Scheduler Crontab").ErrorId,
                StringComparison.Ordinal
            );
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }

        Assert.False(File.Exists(Folder["sprung"]));
    }

    [Fact]
    public void The_token_of_the_environment_is_never_printed_or_written()
    {
        const string url = "https://happy-otter-123.convex.site/openclaw/ingest";
        _variables["CONVEX_INGEST_URL"] = url;
        List<string> printed = [];
        foreach (
            var command in (string[])
                [
                    $"Register-OpenClawSyncSchedule -Scheduler Launchd -EnvironmentFile '{Variables}'",
                    $"Register-OpenClawSyncSchedule -Scheduler TaskScheduler -Target {url}",
                    $"Register-OpenClawSyncSchedule never-there -Scheduler Systemd -CredentialFile '{Variables}' -WhatIf",
                    $"Register-OpenClawSyncSchedule never-there -Scheduler Systemd -CredentialFile '{Variables}'",
                    "Register-OpenClawSyncSchedule never-there -Scheduler Crontab -WhatIf",
                    $"Register-OpenClawSyncSchedule -InstanceId {Token} -Scheduler Launchd",
                    "Get-OpenClawSyncSchedule",
                    "Initialize-OpenClawSync -Force",
                ]
        )
        {
            var run = Run(
                $"{command} -Verbose -Debug -ErrorAction Continue *>&1 | ForEach-Object {{ \"$_\"; $_.PSObject.Properties | "
                    + $"ForEach-Object {{ \"$($_.Value)\" }} }}"
            );
            printed.AddRange(run.Output.Select(item => item.ToString()));
            printed.Add($"{run.Streams} {run.Terminating?.ErrorRecord} {run.Terminating?.Message}");
        }

        Assert.NotEmpty(printed);
        Assert.All(printed, text => Assert.DoesNotContain(Token, text, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(Token, File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal)
        );
    }

    protected override void Dispose(bool disposing)
    {
        _variables.Dispose();
        base.Dispose(disposing);
    }

    private void Install(string name) =>
        new UnitFolder(Folder["config/systemd/user"]).Write(
            name,
            UnitPair.Create(new SchedulePlan(name, TimeSpan.FromHours(1), "/bin/true", "a script"))
        );

    private string Secret(string name, string text = "X=1\n")
    {
        var file = Folder.Write(name, text);
        Permissions.Set(file, "600");
        return file;
    }
}
