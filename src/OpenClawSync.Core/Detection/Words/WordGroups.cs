using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// Divides words into groups for <see cref="WordFilter"/> so that little other text passes the filter. The filter knows a group
/// only by the set of half-bytes at each position, so words that begin alike belong together.
/// </summary>
internal static class WordGroups
{
    private const int MaxGroups = WordFilter.GroupsPerSet * WordFilter.Sets;

    private static readonly double[] Shares = new double[128];

    private static readonly double Total;

    // A loop rather than a query: generic code over numbers would have to be compiled again in each process that starts.
    static WordGroups()
    {
        for (var c = 0; c < Shares.Length; c++)
        {
            Shares[c] = Share(c);
            Total += Shares[c];
        }
    }

    // From a to z.
    private static ReadOnlySpan<byte> Letters =>
        [65, 12, 24, 34, 100, 18, 16, 42, 57, 2, 8, 33, 20, 55, 60, 16, 1, 50, 53, 75, 23, 8, 17, 2, 16, 1];

    public static List<string[]> Split(IEnumerable<string> words)
    {
        var groups = ByFirstLetter(words).Select(group => Group.Create([.. group])).ToList();
        while (groups.Count > MaxGroups)
        {
            var (first, second) = Cheapest(groups);
            groups[first] = Group.Create([.. groups[first].Words, .. groups[second].Words]);
            groups.RemoveAt(second);
        }
        return [.. groups.Select(group => group.Words)];
    }

    private static List<List<string>> ByFirstLetter(IEnumerable<string> words)
    {
        var groups = new List<List<string>>();
        foreach (var word in words)
        {
            var group = groups.Find(group => group[0][0] == word[0]);
            if (group is null)
            {
                groups.Add(group = []);
            }

            group.Add(word);
        }
        return groups;
    }

    private static (int First, int Second) Cheapest(List<Group> groups)
    {
        var best = (0, 1);
        var least = double.MaxValue;
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                var cost = groups[i].Openings.Union(groups[j].Openings).Cost() - groups[i].Cost - groups[j].Cost;
                if (cost < least)
                {
                    (least, best) = (cost, (i, j));
                }
            }
        }

        return best;
    }

    // How often the character occurs in a thousand characters of text, roughly.
    private static double Share(int c) =>
        c switch
        {
            ' ' => 150,
            >= 'a' and <= 'z' => Letters[c - 'a'],
            >= '0' and <= '9' => 8,
            '-' or '"' or ':' or '/' or '.' or ',' => 10,
            _ => 1,
        };

    private sealed record Group(string[] Words, Openings Openings, double Cost)
    {
        public static Group Create(string[] words)
        {
            var openings = Openings.Create(words);
            return new Group(words, openings, openings.Cost());
        }
    }

    /// <summary>The low and high half-bytes of a group's words at each position; all of them where a word has ended.</summary>
    private readonly struct Openings
    {
        private readonly Halves _halves;

        private Openings(Halves halves) => _halves = halves;

        public static Openings Create(string[] words)
        {
            var halves = default(Halves);
            for (var position = 0; position < WordFilter.Positions; position++)
            {
                foreach (var word in words)
                {
                    halves[position] |=
                        word.Length <= position ? uint.MaxValue : (1u << (word[position] & 15)) | (1u << (16 + (word[position] >> 4)));
                }
            }
            return new Openings(halves);
        }

        public Openings Union(Openings other)
        {
            var halves = _halves;
            for (var position = 0; position < WordFilter.Positions; position++)
            {
                halves[position] |= other._halves[position];
            }

            return new Openings(halves);
        }

        /// <summary>How likely the characters of ordinary text are to look like these.</summary>
        public double Cost()
        {
            var cost = 1.0;
            foreach (var halves in _halves)
            {
                if (halves == uint.MaxValue)
                {
                    continue;
                }

                var share = 0.0;
                for (var c = 0; c < 128; c++)
                {
                    if ((halves >> (c & 15) & 1) != 0 && (halves >> (16 + (c >> 4)) & 1) != 0)
                    {
                        share += Shares[c];
                    }
                }

                cost *= share / Total;
            }
            return cost;
        }

        // The low halves in the lower 16 bits of each element, the high halves in the upper ones.
        [InlineArray(WordFilter.Positions)]
        private struct Halves
        {
            private uint _first;
        }
    }
}
