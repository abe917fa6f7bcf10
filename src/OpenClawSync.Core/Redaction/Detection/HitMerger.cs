namespace OpenClawSync.Redaction.Detection;

/// <summary>Orders hits by start, then longest, and joins those that overlap or touch.</summary>
internal static class HitMerger
{
    public static SecretHit[] Merge(ReadOnlySpan<SecretHit> hits)
    {
        var sorted = hits.ToArray();
        Array.Sort(sorted, Compare);
        var count = 0;
        foreach (var hit in sorted)
        {
            if (count == 0 || hit.Start > sorted[count - 1].End)
            {
                sorted[count++] = hit;
                continue;
            }
            var last = sorted[count - 1];
            if (hit.End > last.End) sorted[count - 1] = last with { Length = hit.End - last.Start };
        }
        return sorted[..count];
    }

    // Of rules that found the same stretch, the one that knows the provider names it.
    private static bool IsGeneric(string ruleId) => StructureRules.Ids.Contains(ruleId);

    // Ties are broken by rule so that the order in which rules ran never shows.
    private static int Compare(SecretHit a, SecretHit b)
    {
        var order = a.Start.CompareTo(b.Start);
        if (order == 0) order = b.Length.CompareTo(a.Length);
        if (order == 0) order = IsGeneric(a.RuleId).CompareTo(IsGeneric(b.RuleId));
        if (order == 0) order = string.CompareOrdinal(a.RuleId, b.RuleId);
        return order;
    }
}
