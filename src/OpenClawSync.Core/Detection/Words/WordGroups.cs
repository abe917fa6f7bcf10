using System.Numerics;
using System.Runtime.CompilerServices;

namespace OpenClawSync.Detection.Words;

/// <summary>
/// Divides words into groups for <see cref="WordFilter"/> so that little other text passes the filter. The filter knows a group
/// only by the set of characters at each position, so words that look alike at the same positions belong together.
/// </summary>
internal static class WordGroups
{
    private const int MaxGroups = WordFilter.GroupsPerSet * WordFilter.Sets;
    private const int Parts = 6;

    // From a to z.
    private static ReadOnlySpan<byte> Letters =>
        [65, 12, 24, 34, 100, 18, 16, 42, 57, 2, 8, 33, 20, 55, 60, 16, 1, 50, 53, 75, 23, 8, 17, 2, 16, 1];

    /// <summary>Joins the two groups whose union lets the least text pass, until as few are left as fit.</summary>
    public static List<string[]> Split(IReadOnlyList<string> words)
    {
        var groups = new List<List<string>>();
        var sets = new Openings[words.Count];
        foreach (var word in words)
        {
            var set = Openings.Of(word);
            var same = sets.AsSpan(0, groups.Count).IndexOf(set);
            if (same >= 0)
            {
                groups[same].Add(word);
                continue;
            }

            sets[groups.Count] = set;
            groups.Add([word]);
        }

        Join(groups, sets);
        var result = new List<string[]>();
        foreach (var group in groups)
        {
            if (group.Count > 0)
            {
                result.Add([.. group]);
            }
        }

        return result;
    }

    // Optimized from the first call on: it runs once, when the process starts. Words leave a group that is joined to another one.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Join(List<List<string>> groups, Openings[] sets)
    {
        var shares = Shares();
        var count = groups.Count;
        var costs = new double[count];
        var partners = new int[count];
        var growths = new double[count];
        var alive = new List<int>(count);
        for (var i = 0; i < count; i++)
        {
            costs[i] = Cost(sets[i], shares);
            alive.Add(i);
        }

        foreach (var i in alive)
        {
            FindPartner(i);
        }

        while (alive.Count > MaxGroups)
        {
            var first = alive[0];
            foreach (var i in alive)
            {
                first = growths[i] < growths[first] ? i : first;
            }

            var second = partners[first];
            groups[first].AddRange(groups[second]);
            groups[second].Clear();
            alive.Remove(second);
            sets[first] = sets[first].Union(sets[second]);
            costs[first] = Cost(sets[first], shares);
            foreach (var i in alive)
            {
                if (i == first || partners[i] == first || partners[i] == second)
                {
                    FindPartner(i);
                }
                else if (Growth(i, first) is var growth && growth < growths[i])
                {
                    (growths[i], partners[i]) = (growth, first);
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        double Growth(int i, int j) => Cost(sets[i].Union(sets[j]), shares) - costs[i] - costs[j];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void FindPartner(int i)
        {
            growths[i] = double.MaxValue;
            foreach (var j in alive)
            {
                if (j != i && Growth(i, j) is var growth && growth < growths[i])
                {
                    (growths[i], partners[i]) = (growth, j);
                }
            }
        }
    }

    // How likely four characters of ordinary text are to pass.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Cost(in Openings set, float[] shares) =>
        (double)Share(set.First, shares) * Share(set.Second, shares) * Share(set.Third, shares) * Share(set.Fourth, shares);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Share(ulong entries, float[] shares) =>
        shares[(int)(entries & 255)]
        + shares[256 + (int)(entries >> 8 & 255)]
        + shares[512 + (int)(entries >> 16 & 255)]
        + shares[768 + (int)(entries >> 24 & 255)]
        + shares[1024 + (int)(entries >> 32 & 255)]
        + shares[1280 + (int)(entries >> 40 & 255)];

    // The shares of all subsets of eight entries each, so that a set of entries takes six additions.
    private static float[] Shares()
    {
        var single = new float[8 * Parts];
        var total = 0f;
        for (var c = 0; c < WordFilter.TableLength; c++)
        {
            single[Openings.IndexOf(c)] += ShareOf(c);
            total += ShareOf(c);
        }

        var shares = new float[256 * Parts];
        for (var part = 0; part < Parts; part++)
        {
            for (var subset = 1; subset < 256; subset++)
            {
                shares[(256 * part) + subset] =
                    shares[(256 * part) + (subset & (subset - 1))] + (single[(8 * part) + BitOperations.TrailingZeroCount(subset)] / total);
            }
        }

        return shares;
    }

    // How often the character occurs in a thousand characters of text, roughly.
    private static float ShareOf(int c) =>
        c switch
        {
            ' ' => 150,
            >= 'a' and <= 'z' => Letters[c - 'a'],
            >= '0' and <= '9' => 8,
            '-' or '"' or ':' or '/' or '.' or ',' => 10,
            WordFilter.TableLength - 1 => 5,
            _ => 1,
        };

    /// <summary>The entries of a group's words at each position, one bit for each; all of them where a word has ended.</summary>
    private readonly record struct Openings(ulong First, ulong Second, ulong Third, ulong Fourth)
    {
        private const ulong All = (1UL << (8 * Parts)) - 1;

        public static Openings Of(string word) => new(At(word, 0), At(word, 1), At(word, 2), At(word, 3));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Openings Union(in Openings other) =>
            new(First | other.First, Second | other.Second, Third | other.Third, Fourth | other.Fourth);

        // The letters come first, then the entries that several characters share.
        public static int IndexOf(int c) =>
            WordFilter.EntryOf(c) is >= WordFilter.FirstLetter and var entry ? entry - WordFilter.FirstLetter : 32 + WordFilter.EntryOf(c);

        private static ulong At(string word, int position) => position < word.Length ? 1UL << IndexOf(word[position]) : All;
    }
}
