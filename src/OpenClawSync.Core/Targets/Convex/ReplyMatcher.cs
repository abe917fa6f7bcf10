namespace OpenClawSync.Targets.Convex;

/// <summary>
/// Finds the result of each record in a reply. Results carry the keys of their records, so their order does not matter. An endpoint omits
/// a key that it takes for a secret; such results belong to the records that no other result names, in their order.
/// </summary>
internal static class ReplyMatcher
{
    /// <param name="keys">The keys of the records that were sent.</param>
    /// <param name="results">The results, which are not more than the keys.</param>
    /// <returns>The result of each key, in the order of the keys; null where there is none, or where it is not clear which it is.</returns>
    public static IReadOnlyList<IngestResult?> Match(IReadOnlyList<string> keys, IReadOnlyList<IngestResult> results)
    {
        var named = new Dictionary<string, IngestResult?>(StringComparer.Ordinal);
        foreach (var result in results.Where(result => result.SourceKey.Length > 0))
        {
            // Two results that agree are one. Of two that do not, neither can be trusted.
            named[result.SourceKey] =
                named.TryGetValue(result.SourceKey, out var earlier) && earlier?.Status != result.Status ? null : result;
        }

        var nameless = new Queue<IngestResult>(results.Where(result => result.SourceKey.Length == 0));
        var isClear = keys.Count(key => !named.ContainsKey(key)) == nameless.Count;
        return
        [
            .. keys.Select(key =>
                named.TryGetValue(key, out var result) ? result
                : isClear ? nameless.Dequeue()
                : null
            ),
        ];
    }
}
