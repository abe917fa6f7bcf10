using System.Diagnostics;
using System.Xml.Linq;
using CsCheck;
using OpenClawSync.Schedules;
using OpenClawSync.Schedules.Printed;

namespace OpenClawSync.Core.Tests.Schedules;

public sealed class PrintedTests
{
    [Fact]
    public void Launchd_passes_the_script_to_pwsh_unchanged()
    {
        using var probe = new Probe();
        var file = probe.EnvironmentFile("it's 5% e\\nv", "from the file");

        Texts.Any.Sample(
            script =>
            {
                var words = Words(LaunchdText.Create(probe.Plan(script, file)));

                Probe.Run(new(words[0], words[1..]));

                Assert.Equal(["from the file", "-NoProfile", "-NonInteractive", "-Command", script], probe.Seen());
            },
            iter: 40,
            threads: 1
        );
    }

    [Fact]
    public void Without_an_environment_file_launchd_calls_pwsh_itself()
    {
        using var probe = new Probe();
        var printed = LaunchdText.Create(probe.Plan("x < y & 'z'"));

        Assert.Equal([probe.Path, "-NoProfile", "-NonInteractive", "-Command", "x < y & 'z'"], Words(printed));
        Assert.Contains("<integer>900</integer>", printed.Text, StringComparison.Ordinal);
        var limits = XDocument.Parse(printed.Text).Descendants("key").Single(key => key.Value == "HardResourceLimits");
        Assert.Equal("Core0", limits.ElementsAfterSelf().First().Value);
        Assert.Equal(("~/Library/LaunchAgents/openclaw-sync.plist", ScheduleState.Printed), (printed.Location, printed.State));
        Assert.EndsWith(printed.Location, printed.NextStep, StringComparison.Ordinal);
    }

    // .NET takes a line of arguments apart by the rules of Windows, on every system.
    [Fact]
    public void A_Windows_task_passes_the_script_to_pwsh_unchanged()
    {
        using var probe = new Probe();

        Texts.Any.Sample(
            script =>
            {
                var printed = TaskText.Create(probe.Plan(script));
                var task = XElement.Parse(printed.Text, LoadOptions.PreserveWhitespace);

                Probe.Run(new ProcessStartInfo(Value(task, "Command"), Value(task, "Arguments")));

                Assert.Equal(["", "-NoProfile", "-NonInteractive", "-Command", script], probe.Seen());
                Assert.Equal("PT15M", Value(task, "Interval"));
            },
            iter: 40,
            threads: 1
        );
    }

    private static string Value(XElement task, string name) => task.Descendants(task.Name.Namespace + name).First().Value;

    private static string[] Words(PrintedSchedule printed) =>
        [
            .. XDocument
                .Parse(printed.Text, LoadOptions.PreserveWhitespace)
                .Descendants("array")
                .Single()
                .Elements()
                .Select(word => word.Value),
        ];
}
