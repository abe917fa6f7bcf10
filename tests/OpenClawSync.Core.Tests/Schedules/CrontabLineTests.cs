using CsCheck;
using Microsoft.Extensions.Time.Testing;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Cron;

namespace OpenClawSync.Core.Tests.Schedules;

public sealed class CrontabLineTests
{
    private const int Fields = 5;

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 7, 30, TimeSpan.Zero);

    private static readonly FakeTimeProvider Time = new(Now);

    private static readonly SchedulePlan Plain = new(
        "openclaw-sync",
        TimeSpan.FromMinutes(15),
        "/usr/bin/pwsh",
        "Import-Module 'm'; Invoke-OpenClawSync"
    );

    [Fact]
    public void A_line_has_the_time_the_command_and_the_name() =>
        Assert.Equal(
            "*/15 * * * * ulimit -c 0; '/usr/bin/pwsh' -NoProfile -NonInteractive -Command "
                + "'Import-Module '\\''m'\\''; Invoke-OpenClawSync' >/dev/null # OpenClawSync schedule: openclaw-sync",
            CrontabLine.Format(Plain)
        );

    [Fact]
    public void An_environment_file_is_loaded_first() =>
        Assert.StartsWith(
            "*/15 * * * * ulimit -c 0; set -a; . '/home/u/my env'; set +a; '/usr/bin/pwsh' ",
            CrontabLine.Format(Plain with { EnvironmentFile = "/home/u/my env" }),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_shell_passes_the_script_to_pwsh_unchanged()
    {
        using var probe = new Probe();
        var file = probe.EnvironmentFile("it's 5% e\\nv", "from the file");

        Texts.Any.Sample(
            script =>
            {
                foreach (var unescape in (Func<string, string>[])[OnlyPercent, PercentAndBackslash])
                {
                    var line = CrontabLine.Format(probe.Plan(script, file));
                    var command = unescape(string.Join(' ', line.Split(' ')[Fields..]));

                    Probe.Run(new("/bin/sh", ["-c", command]));

                    Assert.Equal(["from the file", "-NoProfile", "-NonInteractive", "-Command", script], probe.Seen());
                }
            },
            iter: 60,
            threads: 1
        );
    }

    [Fact]
    public void The_run_writes_no_core_dump()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no /bin/sh.");
        using var folder = new TempFolder();
        var program = folder.Write("pwsh", $"#!/bin/sh\nulimit -c > '{folder["seen"]}'\n");
        Permissions.Set(program, "700");

        Probe.Run(new("/bin/sh", ["-c", "ulimit -S -c 1000; " + CrontabLine.Command(Plain with { Pwsh = program })]));

        Assert.Equal("0\n", File.ReadAllText(folder["seen"]));
    }

    [Fact]
    public void A_line_of_an_earlier_version_is_still_recognized()
    {
        var line = CrontabLine.Format(Plain with { EnvironmentFile = "/home/u/env" });

        Assert.Equal(CrontabLine.Read(line, Time), CrontabLine.Read(line.Replace("ulimit -c 0; ", "", StringComparison.Ordinal), Time));
    }

    [Fact]
    public void A_plan_round_trips_through_its_line() =>
        Gen.Select(Texts.Any, Texts.Path, Texts.Path)
            .Sample(
                (script, pwsh, file) =>
                {
                    var plan = new SchedulePlan("a.b-c_1", TimeSpan.FromHours(2), pwsh, script) { EnvironmentFile = file };

                    var schedule = CrontabLine.Read(CrontabLine.Format(plan), Time)!;

                    Assert.Equal(
                        (plan.Name, Scheduler.Crontab, plan.Interval, ScheduleState.Active, script, file),
                        (schedule.Name, schedule.Scheduler, schedule.Interval, schedule.State, schedule.Command, schedule.EnvironmentFile)
                    );
                    Assert.Equal(Now.Date.AddHours(12), schedule.NextRun!.Value.DateTime);
                }
            );

    [Theory]
    [InlineData("# ")]
    [InlineData("#")]
    public void A_line_after_a_number_sign_is_stopped(string sign)
    {
        var schedule = CrontabLine.Read(sign + CrontabLine.Format(Plain), Time)!;

        Assert.Equal((ScheduleState.Stopped, null, TimeSpan.FromMinutes(15)), (schedule.State, schedule.NextRun, schedule.Interval));
    }

    [Fact]
    public void A_line_whose_time_was_changed_by_hand_is_still_recognized()
    {
        var schedule = CrontabLine.Read(CrontabLine.Format(Plain).Replace("*/15", "7,37", StringComparison.Ordinal), Time)!;

        Assert.Equal(("openclaw-sync", null, null, Plain.Script), (schedule.Name, schedule.Interval, schedule.NextRun, schedule.Command));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# OpenClawSync schedule: openclaw-sync")]
    [InlineData("*/15 * * * * pwsh # OpenClawSync schedule: a b")]
    [InlineData("*/15 * * * * echo '# OpenClawSync schedule: a' | mail")]
    [InlineData("MAILTO=me # OpenClawSync schedule: a")]
    public void Other_lines_are_ignored(string line) => Assert.Null(CrontabLine.Read(line, Time));

    // Debian's cron drops a backslash only before a percent sign.
    private static string OnlyPercent(string command) => command.Replace("\\%", "%", StringComparison.Ordinal);

    // Older crons also drop one of two backslashes. After an unescaped percent sign the rest would be standard input.
    private static string PercentAndBackslash(string command)
    {
        var plain = new System.Text.StringBuilder();
        for (var at = 0; at < command.Length; at++)
        {
            Assert.NotEqual('%', command[at]);
            plain.Append(command[at..] is ['\\', '%' or '\\', ..] ? command[++at] : command[at]);
        }

        return plain.ToString();
    }
}
