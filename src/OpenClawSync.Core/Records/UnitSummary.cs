namespace OpenClawSync.Records;

/// <summary>What a part of a source held when it was read.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Newest">The latest of their times; null when none says one.</param>
internal sealed record UnitSummary(long Records, DateTimeOffset? Newest)
{
    public static UnitSummary Empty { get; } = new(0, null);

    public UnitSummary With(DateTimeOffset? time) => new(Records + 1, Newest is null || time > Newest ? time ?? Newest : Newest);
}
