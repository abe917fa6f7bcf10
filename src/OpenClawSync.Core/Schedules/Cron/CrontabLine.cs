using System.Text.RegularExpressions;

namespace OpenClawSync.Schedules.Cron;

/// <summary>A schedule as a line of a crontab. The output of a run is discarded, and cron mails its errors.</summary>
internal static partial class CrontabLine
{
    private const string Load = "set -a; . ";
    private const string Loaded = "; set +a; ";
    private const string Quiet = " >/dev/null";

    public static string Format(SchedulePlan plan) =>
        $"{CronTime.Format(plan.Interval)} {Escape(Command(plan))} {ScheduleName.Mark}{plan.Name}";

    /// <summary>The name of the schedule in a line; null for a line of somebody else.</summary>
    public static string? NameOf(string line) => Ours().Match(line) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The schedule in a line; null for a line of somebody else.</summary>
    /// <param name="line">The line. A schedule after a number sign is disabled.</param>
    /// <param name="time">The clock, with the time zone that cron uses.</param>
    public static SyncSchedule? Read(string line, TimeProvider time)
    {
        if (Ours().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var interval = CronTime.Read(match.Groups["time"].Value);
        var command = match.Groups["command"].Value.Replace("\\%", "%", StringComparison.Ordinal);
        command = command.StartsWith(ShellText.NoDumps, StringComparison.Ordinal) ? command[ShellText.NoDumps.Length..] : command;
        var loads = command.StartsWith(Load, StringComparison.Ordinal);
        var isOff = match.Groups["off"].Success;
        return new SyncSchedule
        {
            Name = match.Groups["name"].Value,
            Scheduler = Scheduler.Crontab,
            Interval = interval,
            State = isOff ? ScheduleState.Stopped : ScheduleState.Active,
            NextRun = interval is { } every && !isOff ? CronTime.Next(every, time) : null,
            Command = ShellText.Words(command).SkipWhile(word => word != "-Command").Skip(1).FirstOrDefault() ?? "",
            EnvironmentFile = loads ? ShellText.Words(command[Load.Length..])[0][..^1] : null,
            Location = "crontab",
        };
    }

    /// <summary>The command line for the shell.</summary>
    public static string Command(SchedulePlan plan)
    {
        var call = string.Join(' ', plan.Arguments.Select(Word).Prepend(ShellText.Quote(plan.Pwsh)));
        return ShellText.NoDumps + (plan.EnvironmentFile is { } file ? Load + ShellText.Quote(file) + Loaded : "") + call + Quiet;
    }

    // Parameter names are easier to read without quotes.
    private static string Word(string word) =>
        word.All(character => character == '-' || char.IsAsciiLetter(character)) && word.Length > 0 ? word : ShellText.Quote(word);

    // An unescaped percent sign would end the command.
    private static string Escape(string command) => command.Replace("%", "\\%", StringComparison.Ordinal);

    [GeneratedRegex(
        $"^(?<off>#+ *)?(?<time>[^ #]+( [^ ]+){{4}}) (?<command>.+) {ScheduleName.Mark}(?<name>{ScheduleName.Pattern})\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Ours();
}
