namespace OpenClawSync.Targets;

/// <summary>How long a SQLite target keeps its run log and its tombstones. A Convex deployment has settings of its own.</summary>
/// <param name="Runs">How long runs are kept after their end; null keeps them forever.</param>
/// <param name="Tombstones">How long rows are kept after they were marked as removed; null keeps them forever.</param>
internal sealed record TargetRetention(TimeSpan? Runs, TimeSpan? Tombstones)
{
    public static TargetRetention Default { get; } = new(TimeSpan.FromDays(90), TimeSpan.FromDays(30));
}
