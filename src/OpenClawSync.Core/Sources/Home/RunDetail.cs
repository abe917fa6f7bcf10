using System.Text.Json;
using OpenClawSync.Sources.Json;

namespace OpenClawSync.Sources.Home;

/// <summary>
/// What OpenClaw recorded about one run of a job. It has the same fields wherever OpenClaw keeps it: in the detail of a task, in a table,
/// or in a line of a log. A field with the wrong type counts as absent, because the run itself is still worth showing.
/// </summary>
internal sealed record RunDetail
{
    // How the errors of runs begin that OpenClaw counts as timed out.
    private static readonly string[] Timeouts =
    [
        "cron: job execution timed out",
        "cron: isolated agent setup timed out before runner start",
        "cron: isolated agent run stalled before execution start",
    ];

    public static RunDetail None { get; } = new();

    public string? JobId { get; init; }

    /// <summary>When OpenClaw recorded the run, which is when it ended.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>ok, error or skipped.</summary>
    public string? Status { get; init; }

    /// <summary>succeeded, failed or unknown. A run whose result had to be delivered and was not has failed.</summary>
    public string? CompletionStatus { get; init; }

    public string? Error { get; init; }

    public string? Summary { get; init; }

    public string? DeliveryStatus { get; init; }

    public string? DeliveryError { get; init; }

    public string? SessionKey { get; init; }

    public long? DurationMs { get; init; }

    public string? Model { get; init; }

    public long? TokensUsed { get; init; }

    /// <summary>
    /// Whether this is no run but a check whether a job has to run, with the answer no. A watcher makes up to one a minute, and OpenClaw
    /// leaves them out of its lists.
    /// </summary>
    public bool IsQuietCheck { get; init; }

    /// <summary>Whether it records the end of a run. Logs can contain other events.</summary>
    public bool IsEnd { get; init; } = true;

    /// <summary>The status of a task for the run, as OpenClaw itself derives it.</summary>
    public string TaskStatus =>
        (Status, CompletionStatus) switch
        {
            ("ok", "failed") => "failed",
            ("ok", _) => "succeeded",
            ("error", _) when Array.Exists(Timeouts, start => Error?.StartsWith(start, StringComparison.Ordinal) == true) => "timed_out",
            ("error" or "skipped", _) => "failed",
            _ => Sources.TaskStatus.Parse(Status),
        };

    /// <summary>Why the run failed; null when it did not, or gave no reason.</summary>
    public string? Reason => Error ?? (TaskStatus == "failed" ? DeliveryError : null);

    /// <summary>Reads the detail of a task; <see cref="None" /> when it is not a JSON object.</summary>
    public static RunDetail Parse(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "{}");
            return document.RootElement.ValueKind == JsonValueKind.Object ? From(document.RootElement) : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <exception cref="FormatException">The element is not an object.</exception>
    public static RunDetail From(JsonElement element)
    {
        var fields = new JsonFields(element);
        var usage = fields.Element("usage") is { ValueKind: JsonValueKind.Object } counts ? new JsonFields(counts) : null;
        return new RunDetail
        {
            JobId = Text(fields, "jobId"),
            RecordedAt = Read(() => fields.Time("ts")),
            StartedAt = Read(() => fields.Time("runAtMs")),
            Status = Text(fields, "status"),
            CompletionStatus = Text(fields, "completionStatus"),
            Error = Text(fields, "error"),
            Summary = Text(fields, "summary"),
            DeliveryStatus = Text(fields, "deliveryStatus"),
            DeliveryError = Text(fields, "deliveryError"),
            SessionKey = Text(fields, "sessionKey"),
            DurationMs = Count(fields, "durationMs"),
            Model = Text(fields, "model"),
            TokensUsed = usage is null
                ? null
                : Count(usage, "total_tokens") ?? Sum(Count(usage, "input_tokens"), Count(usage, "output_tokens")),
            IsQuietCheck = Read(() => fields.Flag("triggerFired")) == false,
            IsEnd = Text(fields, "action") is null or "finished",
        };
    }

    private static long? Sum(long? one, long? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);

    private static long? Count(JsonFields fields, string name) => Read(() => fields.Integer(name)) is >= 0 and var count ? count : null;

    private static string? Text(JsonFields fields, string name) =>
        fields.Element(name) is { ValueKind: JsonValueKind.String } text
        && text.GetString() is { } value
        && !string.IsNullOrWhiteSpace(value)
            ? value
            : null;

    private static T? Read<T>(Func<T?> read)
        where T : struct
    {
        try
        {
            return read();
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
