using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenClawSync.Records;

namespace OpenClawSync.Sources.Json;

/// <summary>Reads a schedule that is stored as an object or as one line of text.</summary>
internal static partial class ScheduleReader
{
    // A thousand years. More is a mistake, and could exceed a TimeSpan.
    private const long MaxInterval = 1000L * 366 * 86_400_000;

    private static readonly (long Milliseconds, string Unit)[] Units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s")];

    /// <summary>Reads the schedule of an export, in which text is shown as it is.</summary>
    public static CronSchedule Read(JsonElement? schedule) =>
        schedule switch
        {
            { ValueKind: JsonValueKind.Object } fields => FromFields(new JsonFields(fields)) ?? Unknown,
            { ValueKind: JsonValueKind.String } text => FromText(text.GetString()!),
            _ => Unknown,
        };

    /// <summary>
    /// Reads the schedule of a job as OpenClaw does: text is a cron expression, and old jobs have the parts of the schedule beside their
    /// name.
    /// </summary>
    public static CronSchedule OfJob(JsonFields job) =>
        job.Element("schedule") is { ValueKind: JsonValueKind.String } text && text.GetString()!.Trim() is { Length: > 0 } expression
            ? FromExpression(expression, job)
            : FromFields(job.Object("schedule")) ?? FromParts(job) ?? Unknown;

    private static CronSchedule Unknown { get; } = new() { Kind = "unknown", Text = "unknown" };

    private static CronSchedule FromText(string text) => new() { Kind = "unknown", Text = text };

    private static CronSchedule FromExpression(string text, JsonFields job) =>
        CronExpression().IsMatch(text) ? Cron(text, Part(job, "tz")) : FromText(text);

    // The kind decides while its own part is there. Otherwise the parts do, in OpenClaw's order.
    private static CronSchedule? FromFields(JsonFields fields) =>
        fields.Text("kind")?.Trim().ToLowerInvariant() switch
        {
            "cron" => Cron(fields),
            "every" => Every(fields),
            "at" => At(fields),

            // These run a command, which must not be shown.
            "on-exit" => new CronSchedule { Kind = "on-exit", Text = "on-exit" },
            "stream" => new CronSchedule { Kind = "stream", Text = "stream" },
            _ => null,
        } ?? FromParts(fields);

    private static CronSchedule? FromParts(JsonFields fields) => At(fields) ?? Every(fields) ?? Cron(fields);

    private static CronSchedule? Cron(JsonFields fields) =>
        (Part(fields, "expr") ?? Part(fields, "cron")) is { } expression ? Cron(expression, Part(fields, "tz")) : null;

    private static CronSchedule Cron(string expression, string? zone) =>
        new()
        {
            Kind = "cron",
            Text = zone is null ? $"cron {expression}" : $"cron {expression} ({zone})",
            Expression = expression,
            TimeZone = zone,
        };

    private static CronSchedule? Every(JsonFields fields) =>
        fields.Integer("everyMs") is > 0 and < MaxInterval and var milliseconds
            ? new CronSchedule
            {
                Kind = "every",
                Text = "every " + Interval(milliseconds),
                Every = TimeSpan.FromMilliseconds(milliseconds),
            }
            : null;

    private static CronSchedule? At(JsonFields fields) =>
        (fields.Time("at") ?? fields.Time("atMs")) is { } time
            ? new CronSchedule
            {
                Kind = "at",
                Text = "at " + time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                At = time,
            }
            : null;

    private static string? Part(JsonFields fields, string name) => fields.Text(name)?.Trim() is { Length: > 0 } text ? text : null;

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

    // Five to seven fields, or a nickname such as @daily.
    [GeneratedRegex(@"^(@[a-z]+|[0-9A-Za-z*/,?#-]+(\s+[0-9A-Za-z*/,?#-]+){4,6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex CronExpression();
}
