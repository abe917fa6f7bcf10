namespace OpenClawSync.Targets.Convex;

/// <summary>The limits of requests.</summary>
/// <param name="Records">The maximum number of records in a request.</param>
/// <param name="Bytes">The maximum size of the rows in a request, before compression.</param>
/// <param name="InFlight">
/// The maximum number of requests in flight. A Convex deployment runs 16 mutations at once, and other clients need some of them.
/// </param>
internal sealed record RequestLimits(int Records, int Bytes = 1024 * 1024, int InFlight = 4);

/// <summary>Splits items into requests within the limits. An item that is larger than the limit gets a request of its own.</summary>
internal static class RequestPlan
{
    public static IEnumerable<IReadOnlyList<T>> Split<T>(IEnumerable<T> items, Func<T, int> size, RequestLimits limits)
    {
        var (request, bytes) = (new List<T>(), 0L);
        foreach (var item in items)
        {
            if (request.Count > 0 && (request.Count == limits.Records || bytes + size(item) > limits.Bytes))
            {
                yield return request;
                (request, bytes) = ([], 0);
            }

            request.Add(item);
            bytes += size(item);
        }

        if (request.Count > 0)
        {
            yield return request;
        }
    }
}
