using System.Buffers;
using OpenClawSync.Detection.Patterns;
using OpenClawSync.Detection.Rules;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Scanning;

/// <summary>Finds the rules whose tokens can begin with given characters.</summary>
internal sealed class PrefixIndex
{
    // Patterns that begin with at least so many letters and digits are tried only on words of that length.
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
                else if (entry.MinHeadLength >= LongHead)
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

    /// <summary>The rules whose tokens can begin with these three characters.</summary>
    public ReadOnlySpan<Entry> Find(char first, char second, char third)
    {
        if ((first | second | third) > 127)
        {
            return [];
        }

        var pair = (first << 7) | second;
        return (_filter[(pair << 1) | (third >> 6)] >> (third & 63) & 1) == 0 ? [] : _entries[_byOpening[pair]];
    }

    /// <summary>The rules whose tokens begin with a long run of letters and digits, if a word of this length can be one.</summary>
    public ReadOnlySpan<Entry> FindLong(int wordLength) => wordLength < LongHead ? [] : _long;

    /// <summary>The patterns that are known by a mark inside the token, if the run has any of the marks.</summary>
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

    /// <summary>A pattern, with what can be checked before matching it: the third character and the length of the first word.</summary>
    internal sealed class Entry(TokenRule rule, TokenPattern pattern)
    {
        private readonly (int Min, int Max) _head = pattern.HeadWord();

        /// <summary>The least length of the word of letters and digits that a match begins with.</summary>
        public int MinHeadLength => _head.Min;

        public AsciiSet Third { get; } = pattern.ThirdCharacter();

        public TokenRule Rule { get; } = rule;

        public TokenPattern Pattern { get; } = pattern;

        public bool CanBegin(char third, int wordLength) => Third.Contains(third) && wordLength >= _head.Min && wordLength <= _head.Max;
    }
}
