namespace OpenClawSync.Targets.Convex;

/// <summary>Maps items in parallel, with a limit.</summary>
internal static class BoundedParallel
{
    /// <summary>The results in the order of the items. The first failure cancels the other calls and is thrown.</summary>
    /// <param name="items">The items.</param>
    /// <param name="maxConcurrency">The maximum number of calls in progress.</param>
    /// <param name="map">Maps one item; it may block.</param>
    /// <param name="cancellationToken">Cancels all calls.</param>
    public static IReadOnlyList<TResult> Map<T, TResult>(
        IReadOnlyList<T> items,
        int maxConcurrency,
        Func<T, CancellationToken, TResult> map,
        CancellationToken cancellationToken
    )
    {
        var results = new TResult[items.Count];
        Parallel
            .ForAsync(
                0,
                items.Count,
                new ParallelOptions { MaxDegreeOfParallelism = maxConcurrency, CancellationToken = cancellationToken },
                (index, token) =>
                {
                    results[index] = map(items[index], token);
                    return ValueTask.CompletedTask;
                }
            )
            .GetAwaiter()
            .GetResult();
        return results;
    }
}
