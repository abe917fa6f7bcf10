using OpenClawSync.Records;

namespace OpenClawSync.Sources;

/// <summary>How much of a kind was read, for display only.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Done">The part that was read, from 0 to 1.</param>
internal sealed record ReadProgress(RecordKind Kind, double Done)
{
    private const int RecordsPerReport = 500;

    /// <summary>Adds progress reports to a sequence of outcomes.</summary>
    /// <param name="kind">The kind of the records.</param>
    /// <param name="outcomes">The outcomes of reading.</param>
    /// <param name="count">Counts the expected records. It is called only once, and only when there are many.</param>
    public static IEnumerable<ReadOutcome> Report(RecordKind kind, IEnumerable<ReadOutcome> outcomes, Func<long> count)
    {
        var (read, total) = (0L, 0L);
        foreach (var outcome in outcomes)
        {
            yield return outcome;
            if (outcome.Record is not null && ++read % RecordsPerReport == 0)
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

/// <summary>A range of the progress of a whole reading, which goes from 0 to 1.</summary>
internal sealed record ProgressRange(double Start, double Length)
{
    public static ProgressRange Whole { get; } = new(0, 1);

    public double End => Start + Length;

    /// <summary>One of several equal slices of the range.</summary>
    /// <param name="index">The index of the slice.</param>
    /// <param name="count">The number of slices.</param>
    public ProgressRange Slice(int index, int count) => new(Start + (Length * index / count), Length / count);
}
