using OpenClawSync.Detection.Scanning;

namespace OpenClawSync.Protection;

/// <summary>The hits in a whole note, in order and disjoint, looked up by position.</summary>
internal sealed class NoteHits(IReadOnlyList<SecretHit> hits)
{
    public bool IsEmpty => hits.Count == 0;

    /// <summary>The hits that overlap a range of the note.</summary>
    public IEnumerable<SecretHit> In(int start, int end)
    {
        for (var index = FirstAfter(start); index < hits.Count && hits[index].Start < end; index++)
        {
            yield return hits[index];
        }
    }

    private int FirstAfter(int position)
    {
        var (low, high) = (0, hits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = hits[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
