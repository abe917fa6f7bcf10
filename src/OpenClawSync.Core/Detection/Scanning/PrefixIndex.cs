using System.Buffers;
using OpenClawSync.Detection.Patterns;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Scanning;

/// <summary>Leads from the first two characters of a word to the rules whose tokens can open so.</summary>
internal sealed class PrefixIndex
{
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
                if (PatternOpenings.IsMarked(pattern))
                {
                    marked.Add(entry);
                }
                else if (entry.ShortestHead >= LongHead)
                {
                    longHeads.Add(entry);
                }
                else
                {
                    AddOpenings(entry, lists);
                }
            }
        }
        _entries = [.. lists.Select(list => list.ToArray())];
        _marked = [.. marked];
        _long = [.. longHeads];
        _marks = SearchValues.Create([.. marked.SelectMany(entry => PatternOpenings.Marks(entry.Pattern))], StringComparison.Ordinal);
    }

    /// <summary>The rules whose tokens can open with these three characters.</summary>
    public ReadOnlySpan<Entry> Find(char first, char second, char third)
    {
        if ((first | second | third) > 127)
        {
            return [];
        }

        var pair = (first << 7) | second;
        return (_filter[(pair << 1) | (third >> 6)] >> (third & 63) & 1) == 0 ? [] : _entries[_byOpening[pair]];
    }

    /// <summary>The rules whose tokens open with a long run of one kind, for a word of this length.</summary>
    public ReadOnlySpan<Entry> FindLong(int wordLength) => wordLength < LongHead ? [] : _long;

    /// <summary>The patterns known by a mark inside, when the run has one of the marks.</summary>
    public ReadOnlySpan<Entry> FindMarked(ReadOnlySpan<char> run) => run.ContainsAny(_marks) ? _marked : [];

    private void AddOpenings(Entry entry, List<List<Entry>> lists)
    {
        var thirds = entry.Third.ToArray();
        foreach (var (first, second) in PatternOpenings.Find(entry.Pattern))
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

        public bool CanOpen(char third, int wordLength) => Third.Contains(third) && wordLength >= _head.Min && wordLength <= _head.Max;
    }
}
