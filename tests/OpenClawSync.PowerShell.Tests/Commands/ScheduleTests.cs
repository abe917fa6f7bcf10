using System.Xml.Linq;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Systemd;

namespace OpenClawSync.PowerShell.Tests.Commands;

/// <summary>The schedule cmdlets, without installing anything. The Pester suite installs schedules, if that is allowed.</summary>
public sealed class ScheduleTests : ScheduleTest
{
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
        Session["PATH"] = Folder["config"];

        Assert.StartsWith("PwshNotFound,", Run("Register-OpenClawSyncSchedule -Scheduler Launchd").ErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Systemd")]
    [InlineData("Crontab")]
    public void Without_the_scheduler_nothing_is_left_behind(string scheduler)
    {
        Session["PATH"] = Folder["bin"];

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
        Session["PATH"] = Folder["bin"];
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

    // Arguments and environments of processes can be read in many places, such as /proc and the journal.
    [Theory]
    [InlineData("Crontab", "crontab")]
    [InlineData("Systemd", "systemctl")]
    public void A_scheduler_receives_no_secret_as_argument_or_in_its_environment(string scheduler, string program)
    {
        string[] secrets = ["CONVEX_INGEST_TOKEN", "OPENCLAW_SOURCE_TOKEN", "OPENCLAW_GATEWAY_TOKEN", "CLOUD_PASSWORD"];
        foreach (var name in secrets)
        {
            Session[name] = $"{Token}-{name}";
        }

        var seen = Folder["seen"];
        Permissions.Set(Folder.Write($"bin/{program}", $"#!/bin/sh\n{{ env; echo \"$0 $*\"; }} >> '{seen}'\n"), "700");

        Run($"Register-OpenClawSyncSchedule -Scheduler {scheduler} -EnvironmentFile '{Variables}'");
        Run("Get-OpenClawSyncSchedule");
        Run("Unregister-OpenClawSyncSchedule openclaw-sync");

        var lines = File.ReadAllLines(seen);
        Assert.Contains(lines, line => line.StartsWith("HOME=", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith(Folder["bin/" + program], StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(Token, StringComparison.Ordinal) || secrets.Any(line.Contains));
    }

    [Fact]
    public void The_token_of_the_environment_is_never_printed_or_written()
    {
        const string url = "https://happy-otter-123.convex.site/openclaw/ingest";
        Session["CONVEX_INGEST_URL"] = url;
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

    private void Install(string name) =>
        new UnitFolder(Folder["config/systemd/user"]).Write(
            name,
            UnitPair.Create(new SchedulePlan(name, TimeSpan.FromHours(1), "/bin/true", "a script"))
        );
}
