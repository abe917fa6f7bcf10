using System.Xml.Linq;

namespace OpenClawSync.Schedules.Printed;

/// <summary>A schedule as the property list of a launchd agent.</summary>
internal static class LaunchdText
{
    private const string Load = "set -a; . \"$0\"; set +a; exec \"$@\"";

    public static PrintedSchedule Create(SchedulePlan plan)
    {
        var file = $"~/Library/LaunchAgents/{plan.Name}.plist";
        return new PrintedSchedule
        {
            Name = plan.Name,
            Scheduler = Scheduler.Launchd,
            Interval = plan.Interval,
            State = ScheduleState.Printed,
            Command = plan.Script,
            EnvironmentFile = plan.EnvironmentFile,
            Location = file,
            Text = Text(plan),
            NextStep = $"launchctl bootstrap gui/$(id -u) {file}",
        };
    }

    private static string Text(SchedulePlan plan)
    {
        string[] call = [plan.Pwsh, .. plan.Arguments];
        string[] words = plan.EnvironmentFile is { } variables ? ["/bin/sh", "-c", Load, variables, .. call] : call;
        var list = new XElement(
            "plist",
            new XAttribute("version", "1.0"),
            new XElement(
                "dict",
                new XElement("key", "Label"),
                new XElement("string", plan.Name),
                new XElement("key", "ProgramArguments"),
                new XElement("array", words.Select(word => new XElement("string", word))),
                new XElement("key", "StartInterval"),
                new XElement("integer", (int)plan.Interval.TotalSeconds),
                new XElement("key", "HardResourceLimits"),
                new XElement("dict", new XElement("key", "Core"), new XElement("integer", 0)),
                new XElement("key", "ProcessType"),
                new XElement("string", "Background")
            )
        );
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
            {list}

            """;
    }
}
