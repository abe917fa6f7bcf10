namespace OpenClawSync.Redaction.Detection;

/// <summary>
/// Puts words into groups such that few other openings look like a group's: the filter of <see cref="WordFinder"/> sees a
/// group as one set of half-bytes a position, so words that open alike belong together.
/// </summary>
internal static class WordBuckets
{
    private const int Buckets = 8 * WordFinder.Sets;

    // From a to z.
    private static readonly int[] Letters =
        [65, 12, 24, 34, 100, 18, 16, 42, 57, 2, 8, 33, 20, 55, 60, 16, 1, 50, 53, 75, 23, 8, 17, 2, 16, 1];

    private static readonly double Total = Enumerable.Range(0, 128).Sum(Share);

    public static List<string[]> Of(IEnumerable<string> words)
    {
        var groups = words.GroupBy(word => word[0]).Select(group => group.ToArray()).ToList();
        while (groups.Count > Buckets)
        {
            var (first, second) = Cheapest(groups);
            groups[first] = [.. groups[first], .. groups[second]];
            groups.RemoveAt(second);
        }
        return groups;
    }

    private static (int First, int Second) Cheapest(List<string[]> groups)
    {
        double[] alone = [.. groups.Select(Cost)];
        var best = (0, 1);
        var least = double.MaxValue;
        for (var i = 0; i < groups.Count; i++)
            for (var j = i + 1; j < groups.Count; j++)
            {
                var cost = Cost([.. groups[i], .. groups[j]]) - alone[i] - alone[j];
                if (cost < least) (least, best) = (cost, (i, j));
            }
        return best;
    }

    // How likely four characters of running text are to look like the group's openings.
    private static double Cost(string[] words)
    {
        var cost = 1.0;
        for (var position = 0; position < WordFinder.Positions; position++)
        {
            if (words.Any(word => word.Length <= position)) continue;
            var low = words.Aggregate(0, (set, word) => set | (1 << (word[position] & 15)));
            var high = words.Aggregate(0, (set, word) => set | (1 << (word[position] >> 4)));
            var share = 0.0;
            for (var c = 0; c < 128; c++)
                if ((low >> (c & 15) & 1) != 0 && (high >> (c >> 4) & 1) != 0) share += Share(c);
            cost *= share / Total;
        }
        return cost;
    }

    // How many in a thousand characters of text are this one, roughly.
    private static double Share(int c) => c switch
    {
        ' ' => 150,
        >= 'a' and <= 'z' => Letters[c - 'a'],
        >= '0' and <= '9' => 8,
        '-' or '"' or ':' or '/' or '.' or ',' => 10,
        _ => 1,
    };
}
