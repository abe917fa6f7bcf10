namespace OpenClawSync.Detection.Patterns;

/// <summary>Determines how the matches of a pattern begin, so that it is tried only where it can match.</summary>
internal static class PatternOpenings
{
    // Patterns with more openings can begin with nearly anything, and are tried only near the mark inside them.
    private const int MaxOpenings = 700;

    /// <summary>What leads to a pattern: the openings of its tokens, or the marks inside them.</summary>
    public static IEnumerable<string> Triggers(TokenPattern pattern) =>
        IsMarked(pattern) ? Marks(pattern) : Find(pattern).Select(opening => $"{opening.First}{opening.Second}");

    /// <summary>Whether the pattern can begin with nearly anything and is known by a mark inside the token.</summary>
    public static bool IsMarked(TokenPattern pattern) => Marks(pattern).Any() && Find(pattern).Count > MaxOpenings;

    /// <summary>The literals of which every match has one inside.</summary>
    public static IEnumerable<string> Marks(TokenPattern pattern) =>
        pattern.Parts.Where(part => part.IsLiteral && part.Min > 0).Take(1).SelectMany(part => part.Literals);

    /// <summary>The pairs of characters that a match can begin with.</summary>
    /// <remarks>Every process indexes all rules when it starts, and most of that time would go into strings: hence characters.</remarks>
    public static List<(char First, char Second)> Find(TokenPattern pattern)
    {
        var head = pattern.Parts[0];
        var next = head.IsLiteral || head.Max == 1 ? pattern.Parts[1 % pattern.Parts.Count] : head;
        var openings = new List<(char, char)>();
        Span<ulong> seen = stackalloc ulong[128 * 128 / 64];
        seen.Clear();
        foreach (var literal in head.Literals)
        {
            if (literal.Length >= 2)
            {
                Add(literal[0], literal[1], seen, openings);
            }
            else
            {
                AddAll(literal[0], next, seen, openings);
            }
        }
        if (!head.IsLiteral)
        {
            foreach (var first in head.Set.ToArray())
            {
                AddAll(first, next, seen, openings);
            }
        }
        return openings;
    }

    private static void AddAll(char first, PatternPart next, Span<ulong> seen, List<(char, char)> openings)
    {
        foreach (var literal in next.Literals)
        {
            Add(first, literal[0], seen, openings);
        }

        if (next.IsLiteral)
        {
            return;
        }

        foreach (var second in next.Set.ToArray())
        {
            Add(first, second, seen, openings);
        }
    }

    private static void Add(char first, char second, Span<ulong> seen, List<(char, char)> openings)
    {
        var pair = (first << 7) | second;
        if ((seen[pair >> 6] >> (pair & 63) & 1) != 0)
        {
            return;
        }

        seen[pair >> 6] |= 1UL << (pair & 63);
        openings.Add((first, second));
    }
}
