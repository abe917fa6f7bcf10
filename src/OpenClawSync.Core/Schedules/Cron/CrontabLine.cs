using System.Text.RegularExpressions;

namespace OpenClawSync.Schedules.Cron;

/// <summary>A schedule as a line of a crontab. What a run prints is dropped, what it complains of is mailed.</summary>
internal static partial class CrontabLine
{
    private const string Load = "set -a; . ";
    private const string Loaded = "; set +a; ";
    private const string Quiet = " >/dev/null";

    public static string Format(SchedulePlan plan) =>
        $"{CronTime.Format(plan.Interval)} {Escaped(Command(plan))} {ScheduleName.Mark}{plan.Name}";

    /// <summary>The name of the schedule that a line is; null for somebody else's line.</summary>
    public static string? NameOf(string line) => Ours().Match(line) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>The line as a schedule; null for somebody else's line.</summary>
    /// <param name="line">The line; behind a number sign it is switched off.</param>
    /// <param name="now">The time, in the zone that cron goes by.</param>
    public static SyncSchedule? Read(string line, DateTimeOffset now)
    {
        if (Ours().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var interval = CronTime.Read(match.Groups["time"].Value);
        var command = match.Groups["command"].Value.Replace("\\%", "%", StringComparison.Ordinal);
        var loads = command.StartsWith(Load, StringComparison.Ordinal);
        var isOff = match.Groups["off"].Success;
        return new SyncSchedule
        {
            Name = match.Groups["name"].Value,
            Scheduler = Scheduler.Crontab,
            Interval = interval,
            State = isOff ? ScheduleState.Stopped : ScheduleState.Active,
            NextRun = interval is { } every && !isOff ? CronTime.Next(every, now) : null,
            Command = ShellText.Words(command).SkipWhile(word => word != "-Command").Skip(1).FirstOrDefault() ?? "",
            EnvironmentFile = loads ? ShellText.Words(command[Load.Length..])[0][..^1] : null,
            Location = "crontab",
        };
    }

    /// <summary>What the shell is given.</summary>
    public static string Command(SchedulePlan plan)
    {
        var call = string.Join(' ', plan.Arguments.Select(Word).Prepend(ShellText.Quote(plan.Pwsh)));
        return (plan.EnvironmentFile is { } file ? Load + ShellText.Quote(file) + Loaded : "") + call + Quiet;
    }

    // Switches are easier to read without quotes.
    private static string Word(string word) =>
        word.All(unit => unit == '-' || char.IsAsciiLetter(unit)) && word.Length > 0 ? word : ShellText.Quote(word);

    // A bare percent sign would end the line.
    private static string Escaped(string command) => command.Replace("%", "\\%", StringComparison.Ordinal);

    [GeneratedRegex(
        $"^(?<off>#+ *)?(?<time>[^ #]+( [^ ]+){{4}}) (?<command>.+) {ScheduleName.Mark}(?<name>{ScheduleName.Pattern})\\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Ours();
}
