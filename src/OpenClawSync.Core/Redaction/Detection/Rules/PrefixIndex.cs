using System.Buffers;

namespace OpenClawSync.Redaction.Detection;

/// <summary>Leads from the first two characters of a word to the rules whose tokens can open so.</summary>
internal sealed class PrefixIndex
{
    // Patterns that can open with nearly anything are tried only where the mark they carry inside stands.
    private const int MaxOpenings = 700;

    // Heads of letters and digits at least so long are tried on long words only.
    private const int LongHead = 14;

    private readonly ushort[] _byOpening = new ushort[128 * 128];
    private readonly ulong[] _filter = new ulong[128 * 128 * 2];
    private readonly Entry[][] _entries;
    private readonly Entry[] _marked;
    private readonly Entry[] _long;
    private readonly SearchValues<string> _marks;

    public PrefixIndex(IEnumerable<TokenRule> rules)
    {
        var lists = new List<List<Entry>> { new() };
        var marked = new List<Entry>();
        var longHeads = new List<Entry>();
        foreach (var rule in rules)
        {
            foreach (var pattern in rule.Patterns)
            {
                var entry = new Entry(rule, pattern);
                if (IsMarked(pattern)) marked.Add(entry);
                else if (entry.ShortestHead >= LongHead) longHeads.Add(entry);
                else AddOpenings(entry, lists);
            }
        }
        _entries = [.. lists.Select(list => list.ToArray())];
        _marked = [.. marked];
        _long = [.. longHeads];
        _marks = SearchValues.Create([.. marked.SelectMany(entry => Marks(entry.Pattern))], StringComparison.Ordinal);
    }

    /// <summary>The rules whose tokens can open with these three characters.</summary>
    public ReadOnlySpan<Entry> Find(char first, char second, char third)
    {
        if ((first | second | third) > 127) return [];
        var pair = (first << 7) | second;
        return (_filter[(pair << 1) | (third >> 6)] >> (third & 63) & 1) == 0 ? [] : _entries[_byOpening[pair]];
    }

    /// <summary>The rules whose tokens open with a long run of one kind, for a word of this length.</summary>
    public ReadOnlySpan<Entry> FindLong(int wordLength) => wordLength < LongHead ? [] : _long;

    /// <summary>The patterns known by a mark inside, when the run has one of the marks.</summary>
    public ReadOnlySpan<Entry> FindMarked(ReadOnlySpan<char> run) => run.ContainsAny(_marks) ? _marked : [];

    /// <summary>What leads to a rule: the openings of its tokens, or the marks inside them.</summary>
    public static IEnumerable<string> Triggers(TokenPattern pattern) =>
        IsMarked(pattern) ? Marks(pattern) : Openings(pattern).Select(opening => $"{opening.First}{opening.Second}");

    private static bool IsMarked(TokenPattern pattern) => Marks(pattern).Any() && Openings(pattern).Count > MaxOpenings;

    private static IEnumerable<string> Marks(TokenPattern pattern) =>
        pattern.Parts.Where(part => part.IsLiteral && part.Min > 0).Take(1).SelectMany(part => part.Literals);

    // All rules are indexed whenever a process starts, so this works on characters: strings would be most of the time it takes.
    private static List<(char First, char Second)> Openings(TokenPattern pattern)
    {
        var head = pattern.Parts[0];
        var next = head.IsLiteral || head.Max == 1 ? pattern.Parts[1 % pattern.Parts.Count] : head;
        var openings = new List<(char, char)>();
        Span<ulong> seen = stackalloc ulong[128 * 128 / 64];
        seen.Clear();
        foreach (var literal in head.Literals)
        {
            if (literal.Length >= 2) Add(literal[0], literal[1], seen, openings);
            else AddAll(literal[0], next, seen, openings);
        }
        if (!head.IsLiteral)
        {
            foreach (var first in head.Set.ToArray()) AddAll(first, next, seen, openings);
        }
        return openings;
    }

    private static void AddAll(char first, PatternPart next, Span<ulong> seen, List<(char, char)> openings)
    {
        foreach (var literal in next.Literals) Add(first, literal[0], seen, openings);
        if (next.IsLiteral) return;
        foreach (var second in next.Set.ToArray()) Add(first, second, seen, openings);
    }

    private static void Add(char first, char second, Span<ulong> seen, List<(char, char)> openings)
    {
        var pair = (first << 7) | second;
        if ((seen[pair >> 6] >> (pair & 63) & 1) != 0) return;
        seen[pair >> 6] |= 1UL << (pair & 63);
        openings.Add((first, second));
    }

    private void AddOpenings(Entry entry, List<List<Entry>> lists)
    {
        var thirds = entry.Third.ToArray();
        foreach (var (first, second) in Openings(entry.Pattern))
        {
            var pair = (first << 7) | second;
            ListFor(pair, lists).Add(entry);
            foreach (var third in thirds)
            {
                _filter[(pair << 1) | (third >> 6)] |= 1UL << (third & 63);
            }
        }
    }

    private List<Entry> ListFor(int pair, List<List<Entry>> lists)
    {
        ref var slot = ref _byOpening[pair];
        if (slot == 0)
        {
            slot = (ushort)lists.Count;
            lists.Add([]);
        }
        return lists[slot];
    }

    /// <summary>A pattern and what can be told of it without matching: its third character and the length of the word it opens with.</summary>
    internal sealed class Entry(TokenRule rule, TokenPattern pattern)
    {
        private readonly (int Min, int Max) _head = pattern.HeadWord();

        /// <summary>The least length of the word of letters and digits that a match opens with.</summary>
        public int ShortestHead => _head.Min;

        public AsciiSet Third { get; } = pattern.ThirdCharacter();

        public TokenRule Rule { get; } = rule;

        public TokenPattern Pattern { get; } = pattern;

        public bool CanOpen(char third, int wordLength) =>
            Third.Contains(third) && wordLength >= _head.Min && wordLength <= _head.Max;
    }
}
