using System.Xml;
using System.Xml.Linq;

namespace OpenClawSync.Schedules.Printed;

/// <summary>
/// A schedule as a task definition for Windows. The task runs while its user is logged on, so that no password is stored.
/// </summary>
internal static class TaskText
{
    private static readonly XNamespace Task = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    public static PrintedSchedule Create(SchedulePlan plan)
    {
        var file = $"{plan.Name}.xml";
        return new PrintedSchedule
        {
            Name = plan.Name,
            Scheduler = Scheduler.TaskScheduler,
            Interval = plan.Interval,
            State = ScheduleState.Printed,
            Command = plan.Script,
            EnvironmentFile = plan.EnvironmentFile,
            Location = file,
            Text = Definition(plan).ToString(),
            NextStep = $"Register-ScheduledTask -TaskName {plan.Name} -Xml (Get-Content {file} -Raw)",
        };
    }

    // A task that repeats indefinitely needs a start; any time in the past will do.
    private static XElement Definition(SchedulePlan plan) =>
        new(
            Task + "Task",
            new XAttribute("version", "1.2"),
            new XElement(Task + "RegistrationInfo", new XElement(Task + "Description", $"OpenClaw sync ({plan.Name})")),
            new XElement(
                Task + "Triggers",
                new XElement(
                    Task + "TimeTrigger",
                    new XElement(
                        Task + "Repetition",
                        new XElement(Task + "Interval", XmlConvert.ToString(plan.Interval)),
                        new XElement(Task + "StopAtDurationEnd", false)
                    ),
                    new XElement(Task + "StartBoundary", "2026-01-01T00:00:00"),
                    new XElement(Task + "Enabled", true)
                )
            ),
            new XElement(
                Task + "Principals",
                new XElement(
                    Task + "Principal",
                    new XAttribute("id", "Author"),
                    new XElement(Task + "LogonType", "InteractiveToken"),
                    new XElement(Task + "RunLevel", "LeastPrivilege")
                )
            ),
            new XElement(
                Task + "Settings",
                new XElement(Task + "MultipleInstancesPolicy", "IgnoreNew"),
                new XElement(Task + "DisallowStartIfOnBatteries", false),
                new XElement(Task + "StopIfGoingOnBatteries", false),
                new XElement(Task + "StartWhenAvailable", true)
            ),
            new XElement(
                Task + "Actions",
                new XAttribute("Context", "Author"),
                new XElement(
                    Task + "Exec",
                    new XElement(Task + "Command", plan.Pwsh),
                    new XElement(Task + "Arguments", ArgumentLine.Join(plan.Arguments))
                )
            )
        );
}
