using OpenClawSync.Detection.Rules;

namespace OpenClawSync.Detection.Scanning;

/// <summary>Merges hits that overlap or touch, so that one placeholder replaces them.</summary>
internal static class HitMerge
{
    public static IReadOnlyList<SecretHit> Merge(IEnumerable<SecretHit> hits) => Merge([.. hits]);

    /// <summary>The merged hits in order of their start. Sorts the given array in place.</summary>
    public static SecretHit[] Merge(SecretHit[] hits)
    {
        Array.Sort(hits, Compare);
        var count = 0;
        foreach (var hit in hits)
        {
            if (count == 0 || hit.Start > hits[count - 1].End)
            {
                hits[count++] = hit;
                continue;
            }
            var last = hits[count - 1];
            if (hit.End > last.End)
            {
                hits[count - 1] = last with { Length = hit.End - last.Start };
            }
        }
        return hits[..count];
    }

    // Where several rules found the same text, the one that knows the provider names it. The last tie is broken by id, so that the
    // result does not depend on the order in which rules run.
    private static int Compare(SecretHit a, SecretHit b)
    {
        var order = a.Start.CompareTo(b.Start);
        if (order == 0)
        {
            order = b.Length.CompareTo(a.Length);
        }

        if (order == 0)
        {
            order = StructureRules.Ids.Contains(a.RuleId).CompareTo(StructureRules.Ids.Contains(b.RuleId));
        }

        if (order == 0)
        {
            order = string.CompareOrdinal(a.RuleId, b.RuleId);
        }

        return order;
    }
}
