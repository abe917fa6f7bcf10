using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>How much of a kind was read, for whoever watches. Nothing is concluded from it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Done">From 0 to 1.</param>
internal sealed record ReadProgress(RecordKind Kind, double Done)
{
    private const int Step = 500;

    /// <summary>Says among the outcomes, now and then, which share of a known number they are.</summary>
    /// <param name="kind">Their kind.</param>
    /// <param name="outcomes">What is read.</param>
    /// <param name="count">Tells how many there will be; asked once, and only where there are many.</param>
    public static IEnumerable<ReadOutcome> Among(RecordKind kind, IEnumerable<ReadOutcome> outcomes, Func<long> count)
    {
        var (read, total) = (0L, 0L);
        foreach (var outcome in outcomes)
        {
            yield return outcome;
            if (outcome.Record is not null && ++read % Step == 0)
            {
                total = total == 0 ? count() : total;
                if (read <= total)
                {
                    yield return new ReadProgress(kind, (double)read / total);
                }
            }
        }
    }
}
