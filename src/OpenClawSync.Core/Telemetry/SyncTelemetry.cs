using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OpenClawSync.Telemetry;

/// <summary>
/// The activities and metrics that an operator can collect. Without a listener they cost next to nothing. Tags contain kinds, statuses,
/// rule ids and error ids, and never content, keys or hosts.
/// </summary>
internal static class SyncTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "OpenClawSync";

    public const string RunActivity = "openclawsync.run";
    public const string BatchActivity = "openclawsync.batch";
    public const string RetryEvent = "openclawsync.retry";

    private static readonly Meter Meter = new(Name);

    public static ActivitySource Source { get; } = new(Name);

    public static Histogram<double> RunDuration { get; } =
        Meter.CreateHistogram<double>("openclawsync.run.duration", "s", "Duration of runs, by status.");

    public static Histogram<double> BatchDuration { get; } =
        Meter.CreateHistogram<double>("openclawsync.batch.duration", "s", "Time the target takes for a batch.");

    public static Counter<long> Records { get; } =
        Meter.CreateCounter<long>("openclawsync.records", "{record}", "Records by kind and outcome.");

    public static Counter<long> Redactions { get; } =
        Meter.CreateCounter<long>("openclawsync.redactions", "{place}", "Values replaced by the placeholder, by rule.");

    public static Counter<long> Errors { get; } =
        Meter.CreateCounter<long>("openclawsync.errors", "{error}", "Records and files that failed.");

    public static Counter<long> DeadLetters { get; } =
        Meter.CreateCounter<long>("openclawsync.dead_letters", "{record}", "Records kept as dead letters.");

    public static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("openclawsync.retries", "{attempt}", "Retried requests, by reason.");
}
