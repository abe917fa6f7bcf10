using OpenClawSync.Core.Tests.Support;
using OpenClawSync.PowerShell.Tests.Support;
using OpenClawSync.Records;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Systemd;
using OpenClawSync.Setup;

namespace OpenClawSync.PowerShell.Tests.Errors;

/// <summary>Schedules that cannot be installed, and a setup that cannot continue. The Pester suite tests real schedulers.</summary>
public sealed class ScheduleErrorTests : ErrorTest
{
    private readonly Variables _variables = new();

    public ScheduleErrorTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "systemd and cron are not for Windows.");
        Permissions.Set(Folder.Write("bin/pwsh", "#!/bin/sh\n"), "700");
        _variables["PATH"] = Folder["bin"];
        _variables["XDG_CONFIG_HOME"] = Folder["config"];
        _variables["OPENCLAW_HOME"] = Home;
    }

    [Theory]
    [Provokes(ErrorIds.ScheduleInvalid)]
    [InlineData("'a b' -Scheduler Crontab", "name")]
    [InlineData("work -Interval 0 -Scheduler Crontab", "interval")]
    [InlineData("work -Scheduler Crontab -CredentialFile 'x'", "-CredentialFile")]
    public void An_invalid_schedule(string parameters, string expected) =>
        AssertStops($"Register-OpenClawSyncSchedule {parameters}", expected);

    [Fact]
    [Provokes(ErrorIds.ScheduleExists)]
    public void A_unit_of_another_program()
    {
        Folder.Write("config/systemd/user/work.service", $"[Unit]\nDescription={Canary.Word}\n");

        AssertStops("Register-OpenClawSyncSchedule work -Scheduler Systemd -Force", "work");
    }

    [Fact]
    [Provokes(ErrorIds.ScheduleNotFound)]
    public void An_unknown_schedule_name() => AssertContinues("Unregister-OpenClawSyncSchedule nowhere", "nowhere");

    [Fact]
    [Provokes(ErrorIds.ScheduleHoldsSecret)]
    public void A_token_that_others_could_read() =>
        AssertStops($"Register-OpenClawSyncSchedule -Scheduler Launchd -InstanceId {Canary.Token}");

    [Fact]
    [Provokes(ErrorIds.SchedulerUnavailable)]
    public void A_missing_scheduler_program() => AssertStops("Register-OpenClawSyncSchedule -Scheduler Crontab", "crontab");

    [Fact]
    [Provokes(ErrorIds.SecretFileUnsafe)]
    public void An_environment_file_that_others_can_read()
    {
        var file = Folder.Write("open.env", $"X={Canary.Word}\n");
        Permissions.Set(file, "644");

        AssertStops($"Register-OpenClawSyncSchedule -Scheduler Launchd -EnvironmentFile '{file}'", "open.env");
        AssertStops($"Register-OpenClawSyncSchedule -Scheduler Launchd -EnvironmentFile '{Folder["none.env"]}'", "none.env");
    }

    [Fact]
    [Provokes(ErrorIds.PwshNotFound)]
    public void A_missing_pwsh()
    {
        _variables["PATH"] = Folder["config"];

        AssertStops("Register-OpenClawSyncSchedule -Scheduler Launchd");
    }

    [Fact]
    [Provokes(ErrorIds.LingerOff)]
    public void Timers_that_stop_at_logout()
    {
        Assert.SkipWhen(Systemctl.LingerIsEnabled, "This user's timers stay.");
        var plan = new SchedulePlan("work", TimeSpan.FromHours(1), "/bin/true", "a script");

        var notice = SchedulerCatalog.Notice(UnitPair.Create(plan).Read("work", "work.timer"));

        Assert.Equal((ErrorIds.LingerOff, ProblemSeverity.Warning, "work"), (notice?.ErrorId, notice?.Severity, notice?.Place));
    }

    [Fact]
    [Provokes(ErrorIds.AnswerNeeded)]
    public void A_question_in_a_session_that_is_not_interactive() => AssertStops("Initialize-OpenClawSync", "-Target");

    [Fact]
    [Provokes(ErrorIds.PolicyUnwritable)]
    public void A_policy_file_in_a_missing_folder() =>
        AssertStops($"Initialize-OpenClawSync -Force -PolicyPath '{Folder[$"gone-{Canary.Token}/policy.json"]}'", "gone-");

    protected override void Dispose(bool disposing)
    {
        _variables.Dispose();
        base.Dispose(disposing);
    }
}
