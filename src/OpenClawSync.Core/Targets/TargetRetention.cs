using System.Globalization;

namespace OpenClawSync.Targets;

/// <summary>How long a target keeps its run log and its tombstones. A Convex deployment has the same variables and defaults.</summary>
/// <param name="Runs">How long runs are kept after their end; null keeps them forever.</param>
/// <param name="Tombstones">How long rows are kept after they were marked as removed; null keeps them forever.</param>
internal sealed record TargetRetention(TimeSpan? Runs, TimeSpan? Tombstones)
{
    private const int DefaultRunDays = 90;
    private const int DefaultTombstoneDays = 30;

    public static TargetRetention Default { get; } = Of(_ => null);

    /// <summary>The retention that the environment asks for.</summary>
    public static TargetRetention Of(Func<string, string?> environment) =>
        new(
            Days(environment("OPENCLAW_KEEP_RUNS_DAYS"), DefaultRunDays),
            Days(environment("OPENCLAW_KEEP_TOMBSTONES_DAYS"), DefaultTombstoneDays)
        );

    // 0, a negative number and what is no number keep everything, as on Convex. So does a time before any record.
    private static TimeSpan? Days(string? text, int defaultDays) =>
        text is null ? TimeSpan.FromDays(defaultDays)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > 0 and < 36_500
            ? TimeSpan.FromDays(days)
        : null;
}
