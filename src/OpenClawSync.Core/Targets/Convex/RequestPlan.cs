namespace OpenClawSync.Targets.Convex;

/// <summary>Parts items into requests that keep to the limits. An item larger than the limit goes alone.</summary>
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
