using System.Buffers;

namespace OpenClawSync.Redaction.Detection;

/// <summary>Leads from the first two characters of a word to the rules whose tokens can open so.</summary>
internal sealed class PrefixIndex
{
    // Patterns that can open with nearly anything are tried only where the mark they carry inside stands.
    private const int MaxOpenings = 700;

    private readonly ushort[] _byOpening = new ushort[128 * 128];
    private readonly Entry[][] _entries;
    private readonly Entry[] _marked;
    private readonly SearchValues<string> _marks;

    public PrefixIndex(IEnumerable<TokenRule> rules)
    {
        var lists = new List<List<Entry>> { new() };
        var marked = new List<Entry>();
        foreach (var rule in rules)
        {
            foreach (var pattern in rule.Patterns)
            {
                if (IsMarked(pattern)) marked.Add(new Entry(rule, pattern));
                else foreach (var opening in Openings(pattern)) ListFor(opening, lists).Add(new Entry(rule, pattern));
            }
        }
        _entries = [.. lists.Select(list => list.ToArray())];
        _marked = [.. marked];
        _marks = SearchValues.Create([.. marked.SelectMany(entry => Marks(entry.Pattern))], StringComparison.Ordinal);
    }

    public ReadOnlySpan<Entry> Find(char first, char second) =>
        first < 128 && second < 128 ? _entries[_byOpening[(first << 7) | second]] : [];

    /// <summary>The patterns known by a mark inside, when the run has one of the marks.</summary>
    public ReadOnlySpan<Entry> FindMarked(ReadOnlySpan<char> run) => run.ContainsAny(_marks) ? _marked : [];

    /// <summary>What leads to a rule: the openings of its tokens, or the marks inside them.</summary>
    public static IEnumerable<string> Triggers(TokenPattern pattern) =>
        IsMarked(pattern) ? Marks(pattern) : Openings(pattern);

    private static bool IsMarked(TokenPattern pattern) => Openings(pattern).Count() > MaxOpenings;

    private static IEnumerable<string> Marks(TokenPattern pattern) =>
        pattern.Parts.Where(part => part.IsLiteral && part.Min > 0).Take(1).SelectMany(part => part.Literals);

    private static IEnumerable<string> Openings(TokenPattern pattern)
    {
        var head = pattern.Parts[0];
        var next = head.IsLiteral || head.Max == 1 ? pattern.Parts[1 % pattern.Parts.Count] : head;
        return Heads(head)
            .SelectMany(first => first.Length >= 2 ? [first[..2]] : Heads(next).Select(second => first + second[0]))
            .Distinct();
    }

    private static IEnumerable<string> Heads(PatternPart part) =>
        part.IsLiteral ? part.Literals : part.Set.ToArray().Select(c => c.ToString());

    private List<Entry> ListFor(string opening, List<List<Entry>> lists)
    {
        ref var slot = ref _byOpening[(opening[0] << 7) | opening[1]];
        if (slot == 0)
        {
            slot = (ushort)lists.Count;
            lists.Add([]);
        }
        return lists[slot];
    }

    internal readonly record struct Entry(TokenRule Rule, TokenPattern Pattern);
}
