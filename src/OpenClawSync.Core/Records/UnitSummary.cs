namespace OpenClawSync.Records;

/// <summary>What a source unit contained when it was read.</summary>
/// <param name="Records">The number of records.</param>
/// <param name="Newest">The latest time at which one of them changed; null when none has such a time.</param>
internal sealed record UnitSummary(long Records, DateTimeOffset? Newest)
{
    public static UnitSummary Empty { get; } = new(0, null);

    /// <summary>The summary with one more record.</summary>
    public UnitSummary With(DateTimeOffset? time) => new(Records + 1, Newest is null || time > Newest ? time ?? Newest : Newest);
}
