namespace OpenClawSync.Protection.Policy;

/// <summary>What an operator decided about rows whose records are gone.</summary>
/// <param name="IsEnabled">Whether they become tombstones.</param>
/// <param name="MaxPercent">How large a share of a kind's rows may go at once.</param>
internal sealed record PrunePolicy(bool IsEnabled, int MaxPercent)
{
    public const int DefaultMaxPercent = 25;

    public static PrunePolicy Default { get; } = new(false, DefaultMaxPercent);
}
