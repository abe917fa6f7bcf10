namespace OpenClawSync.Targets.Convex;

/// <summary>Does work on several items at once, so many at a time, and gives the results in the order of the items.</summary>
internal static class Parallelism
{
    /// <summary>The first failure ends the rest and is thrown as it was.</summary>
    public static IReadOnlyList<TResult> Run<T, TResult>(
        IReadOnlyList<T> items,
        int atOnce,
        Func<T, CancellationToken, TResult> work,
        CancellationToken cancellationToken
    )
    {
        var results = new TResult[items.Count];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Exception? first = null;
        try
        {
            Parallel.For(
                0,
                items.Count,
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = stop.Token },
                index =>
                {
                    try
                    {
                        results[index] = work(items[index], stop.Token);
                    }
                    catch (Exception failure)
                    {
                        Interlocked.CompareExchange(ref first, failure, null);
                        stop.Cancel();
                    }
                }
            );
        }
        catch (OperationCanceledException) when (first is not null)
        {
            // What ended the rest is what is told.
        }

        return first is null ? results : throw first;
    }
}
