using OpenClawSync.Records;

namespace OpenClawSync.Runs;

/// <summary>What a run may mark as removed.</summary>
/// <param name="MaxPercent">Of the rows of a kind at most this share at once.</param>
internal sealed record PruneOptions(int MaxPercent)
{
    /// <summary>So few rows are never too many: of two jobs both may go.</summary>
    public const int Free = 5;

    // OpenClaw prunes its tasks itself, long before anybody wants to forget them.
    public static RecordKinds Kinds { get; } = RecordKinds.Of(RecordKind.Cron, RecordKind.Memory);

    public bool Allows(long removed, long all) => removed <= Math.Max(Free, all * MaxPercent / 100);
}
