namespace OpenClawSync.Redaction;

/// <summary>Makes one hit of those that overlap or touch, so that one placeholder stands for them.</summary>
internal static class HitMerge
{
    public static IReadOnlyList<SecretHit> Of(IEnumerable<SecretHit> hits)
    {
        var merged = new List<SecretHit>();
        foreach (var hit in hits.OrderBy(hit => hit.Start).ThenByDescending(hit => hit.Length))
        {
            if (merged.Count > 0 && merged[^1].End >= hit.Start)
            {
                var last = merged[^1];
                merged[^1] = last with { Length = Math.Max(last.End, hit.End) - last.Start };
            }
            else
            {
                merged.Add(hit);
            }
        }

        return merged;
    }
}
