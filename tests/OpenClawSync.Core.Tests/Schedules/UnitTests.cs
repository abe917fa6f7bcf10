using System.Diagnostics;
using System.Text.RegularExpressions;
using CsCheck;
using OpenClawSync.Core.Tests.Support;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Systemd;

namespace OpenClawSync.Core.Tests.Schedules;

public sealed partial class UnitTests
{
    private static readonly SchedulePlan Plan = new(
        "openclaw-sync",
        TimeSpan.FromMinutes(15),
        "/usr/bin/pwsh",
        "$env:X ??= '5% \\'; Invoke-OpenClawSync"
    )
    {
        EnvironmentFile = "/home/u/e nv[1]%",
        CredentialFile = "/home/u/to ken:%",
    };

    [Fact]
    public void The_units_have_the_command_and_the_interval()
    {
        var units = UnitPair.Create(Plan);

        Assert.Equal(
            """
            # OpenClawSync schedule: openclaw-sync
            [Unit]
            Description=OpenClaw sync (openclaw-sync)

            [Service]
            Type=oneshot
            SuccessExitStatus=143
            LimitCORE=0
            UnsetEnvironment=DOTNET_DbgEnableMiniDump COMPlus_DbgEnableMiniDump
            EnvironmentFile=/home/u/e nv\[1\]%%
            LoadCredential=ingest-token:/home/u/to ken:%%
            ExecStart="/usr/bin/pwsh" "-NoProfile" "-NonInteractive" "-Command" "$$env:X ??= '5%% \\'; Invoke-OpenClawSync"

            """,
            units.Service
        );
        Assert.Equal(
            """
            # OpenClawSync schedule: openclaw-sync
            [Unit]
            Description=Time for the OpenClaw sync (openclaw-sync)

            [Timer]
            OnActiveSec=60s
            OnUnitActiveSec=900s

            [Install]
            WantedBy=timers.target

            """,
            units.Timer
        );
    }

    [Fact]
    public void A_plan_round_trips_through_its_units() =>
        Gen.Select(Texts.Any, Texts.Path, Texts.Path, Texts.Path)
            .Sample(
                (script, pwsh, variables, secret) =>
                {
                    var plan = new SchedulePlan("a.b-c_1", TimeSpan.FromMinutes(7), pwsh, script)
                    {
                        EnvironmentFile = variables,
                        CredentialFile = secret,
                    };

                    var schedule = UnitPair.Create(plan).Read(plan.Name, "there");

                    Assert.Equal(
                        (plan.Name, Scheduler.Systemd, plan.Interval, script, variables, secret, "there"),
                        (
                            schedule.Name,
                            schedule.Scheduler,
                            schedule.Interval,
                            schedule.Command,
                            schedule.EnvironmentFile,
                            schedule.CredentialFile,
                            schedule.Location
                        )
                    );
                }
            );

    [Fact]
    public void Systemd_passes_the_script_to_pwsh_unchanged() =>
        Gen.Select(Texts.Any, Texts.Path)
            .Sample(
                (script, pwsh) =>
                {
                    var line = Assert.Single(
                        UnitPair.Create(new SchedulePlan("a", TimeSpan.FromMinutes(7), pwsh, script)).Service.Split('\n'),
                        line => line.StartsWith("ExecStart=", StringComparison.Ordinal)
                    );

                    Assert.Equal([pwsh, "-NoProfile", "-NonInteractive", "-Command", script], AsSystemd(line["ExecStart=".Length..]));
                }
            );

    [Fact]
    public void Systemd_finds_no_error_in_the_units()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "There is no systemd-analyze.");
        using var folder = new TempFolder();
        folder.Write("run/x", "");
        var units = UnitPair.Create(Plan with { Pwsh = "/bin/sh", Script = "it's 5% of $HOME \\ \" ‘ ; #" });
        var start = new ProcessStartInfo(
            "/usr/bin/systemd-analyze",
            ["--user", "verify", folder.Write("openclaw-sync.service", units.Service), folder.Write("openclaw-sync.timer", units.Timer)]
        )
        {
            RedirectStandardError = true,
        };
        start.Environment["XDG_RUNTIME_DIR"] = folder["run"];
        using var process = Process.Start(start)!;
        var output = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.SkipWhen(output.Contains("initialize manager", StringComparison.Ordinal), "systemd-analyze cannot work here.");

        Assert.Equal((0, ""), (process.ExitCode, output.Trim()));
    }

    // Parses a line as described in systemd.service(5) and systemd.syntax(7): escapes in quotes, then specifiers, then variables in
    // arguments.
    private static List<string> AsSystemd(string line)
    {
        var words = Word()
            .Matches(line)
            .Select(match => Escape().Replace(match.Groups["word"].Value, escaped => escaped.Groups["unit"].Value))
            .ToList();
        Assert.Equal(line, string.Join(' ', Word().Matches(line).Select(match => match.Value)));
        for (var at = 0; at < words.Count; at++)
        {
            words[at] = Doubled(words[at], '%');
            if (at > 0)
            {
                words[at] = Doubled(words[at], '$');
            }
        }

        return words;
    }

    // A single sign would be expanded.
    private static string Doubled(string text, char sign)
    {
        Assert.DoesNotMatch(
            $"(?<!{Regex.Escape($"{sign}")}){Regex.Escape($"{sign}")}({Regex.Escape($"{sign}{sign}")})*(?!{Regex.Escape($"{sign}")})",
            text
        );
        return text.Replace($"{sign}{sign}", $"{sign}", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"""(?<word>(?:[^""\\]|\\.)*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"\\(?<unit>[""\\])", RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
