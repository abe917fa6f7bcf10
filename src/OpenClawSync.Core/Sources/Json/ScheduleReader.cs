using System.Globalization;
using System.Text.Json;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Json;

/// <summary>Reads a schedule that is stored as an object or as one line of text.</summary>
internal static class ScheduleReader
{
    // A thousand years. More is a mistake, and could exceed a TimeSpan.
    private const long MaxInterval = 1000L * 366 * 86_400_000;

    private static readonly (long Milliseconds, string Unit)[] Units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s")];

    public static CronSchedule Read(JsonElement? schedule) =>
        schedule switch
        {
            { ValueKind: JsonValueKind.Object } fields => FromFields(new JsonFields(fields)),
            { ValueKind: JsonValueKind.String } text => FromText(text.GetString()!),
            _ => Unknown,
        };

    private static CronSchedule Unknown { get; } = new() { Kind = "unknown", Text = "unknown" };

    private static CronSchedule FromText(string text) => new() { Kind = "unknown", Text = text };

    private static CronSchedule FromFields(JsonFields fields) =>
        fields.Text("kind") switch
        {
            "cron" => Cron(fields.Text("expr") ?? fields.Text("cron"), fields.Text("tz")),
            "every" => Every(fields.Integer("everyMs")),
            "at" => At(SourceTime.FromJson(fields.Element("at") ?? fields.Element("atMs"), "schedule.at")),

            // These run a command, which must not be shown.
            "on-exit" => new CronSchedule { Kind = "on-exit", Text = "on-exit" },
            "stream" => new CronSchedule { Kind = "stream", Text = "stream" },
            _ when fields.Text("cron") is { } expression => Cron(expression, fields.Text("tz")),
            _ => Unknown,
        };

    private static CronSchedule Cron(string? expression, string? zone) =>
        expression is null
            ? Unknown
            : new CronSchedule
            {
                Kind = "cron",
                Text = zone is null ? $"cron {expression}" : $"cron {expression} ({zone})",
                Expression = expression,
                TimeZone = zone,
            };

    private static CronSchedule Every(long? milliseconds) =>
        milliseconds is not (> 0 and < MaxInterval)
            ? Unknown
            : new CronSchedule
            {
                Kind = "every",
                Text = "every " + Interval(milliseconds.Value),
                Every = TimeSpan.FromMilliseconds(milliseconds.Value),
            };

    private static CronSchedule At(DateTimeOffset? time) =>
        time is null
            ? Unknown
            : new CronSchedule
            {
                Kind = "at",
                Text = "at " + time.Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                At = time,
            };

    private static string Interval(long milliseconds)
    {
        var parts = new List<string>();
        foreach (var (size, unit) in Units)
        {
            if (milliseconds >= size)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{milliseconds / size}{unit}"));
                milliseconds %= size;
            }
        }

        return milliseconds == 0 ? string.Join(' ', parts) : string.Join(' ', [.. parts, $"{milliseconds}ms"]);
    }
}
