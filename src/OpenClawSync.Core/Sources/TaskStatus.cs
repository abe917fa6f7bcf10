namespace OpenClawSync.Sources;

/// <summary>Maps the task statuses of all sources to one vocabulary.</summary>
internal static class TaskStatus
{
    /// <summary>The statuses of the last run of a job.</summary>
    public static string[] OfJobs { get; } = ["ok", "error", "skipped"];

    /// <summary>Every status of a task.</summary>
    public static string[] All { get; } =
    ["queued", "running", "succeeded", "failed", "timed_out", "cancelled", "lost", "blocked", Unknown];

    public const string Unknown = "unknown";

    // Most sources use the vocabulary itself, which needs no normalization.
    public static string Parse(string? raw) =>
        raw switch
        {
            "queued" or "running" or "succeeded" or "failed" or "timed_out" or "cancelled" or "lost" or "blocked" => raw,
            _ => Normalize(raw),
        };

    private static string Normalize(string? raw) =>
        raw?.Trim().ToLowerInvariant().Replace('-', '_').Replace(' ', '_') switch
        {
            "queued" or "pending" or "todo" => "queued",
            "running" or "in_progress" or "active" or "started" or "waiting" => "running",
            "succeeded" or "completed" or "complete" or "done" or "ok" or "success" => "succeeded",
            "failed" or "error" or "failure" => "failed",
            "timed_out" or "timeout" or "timedout" => "timed_out",
            "cancelled" or "canceled" or "aborted" => "cancelled",
            "lost" => "lost",
            "blocked" => "blocked",
            _ => Unknown,
        };
}
