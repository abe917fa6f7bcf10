using System.Buffers;

namespace OpenClawSync.Detection.Language;

/// <summary>The words of all languages by their folded form. Read from the lists when a text first needs them.</summary>
internal sealed class Lexicon
{
    /// <summary>The longest word, folded.</summary>
    public const int MaxWordLength = 48;

    private static readonly Lazy<Lexicon> Shared = new(() => LexiconReader.ReadAll(new Lexicon()));

    private readonly WordTable _exact = new();
    private readonly WordTable _prefixes = new();
    private readonly WordTable _suffixes = new();
    private readonly Dictionary<string, LexiconWord> _infixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WordPhrase>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<(string Text, LexiconWord Word)>> _runs = [];
    private SearchValues<string>? _anyInfix;
    private string[] _infixList = [];

    public static Lexicon Default => Shared.Value;

    /// <summary>Adds an entry as the lists have it: a word, a stem with asterisks, several words, or a run of an unspaced script.</summary>
    public void Add(string entry, WordRole role, ulong language)
    {
        var words = entry.Split(' ');
        if (words.Length > 1 && !Scripts.IsUnspaced(entry[0]))
        {
            AddPhrase([.. words.Select(WordPattern.Parse)], role, language);
            return;
        }

        var pattern = WordPattern.Parse(words.Length > 1 ? string.Concat(words) : entry);
        if (pattern.Text.Length == 0)
        {
            return;
        }

        if (Scripts.IsUnspaced(pattern.Text[0]))
        {
            AddRun(pattern.Text, role, language);
            return;
        }

        switch (pattern.Kind)
        {
            case WordMatch.Exact:
                _exact.Add(pattern.Text, role, language);
                break;
            case WordMatch.Prefix:
                _prefixes.Add(pattern.Text, role, language);
                break;
            case WordMatch.Suffix:
                _suffixes.Add(pattern.Text, role, language);
                break;
            default:
                WordTable.Add(_infixes, pattern.Text, role, language);
                break;
        }
    }

    /// <summary>Prepares the lists for lookups once all entries are added.</summary>
    public void Complete()
    {
        _infixList = [.. _infixes.Keys];
        _anyInfix = SearchValues.Create(_infixList, StringComparison.Ordinal);
        foreach (var list in _runs.Values)
        {
            list.Sort((a, b) => b.Text.Length - a.Text.Length);
        }

        foreach (var list in _phrases.Values)
        {
            list.Sort((a, b) => b.Words.Length - a.Words.Length);
        }
    }

    /// <summary>The word of this folded form; null if no list has it.</summary>
    public LexiconWord? Find(ReadOnlySpan<char> folded)
    {
        var exact = _exact.Find(folded);
        LexiconWord? found = null;
        found = Merge(found, _prefixes.FindLongest(folded, fromEnd: false));
        found = Merge(found, _suffixes.FindLongest(folded, fromEnd: true));
        if (folded.Length >= 4 && folded.ContainsAny(_anyInfix!))
        {
            foreach (var infix in _infixList)
            {
                if (folded.IndexOf(infix) >= 0)
                {
                    found = Merge(found, _infixes[infix]);
                }
            }
        }

        return exact is null ? found
            : found is null || (found.Languages & ~exact.Languages) == 0 ? exact
            : Merge(exact, found);
    }

    /// <summary>The longest entry that begins here in a run of an unspaced script, folded; its length, or 0.</summary>
    public int FindRun(ReadOnlySpan<char> folded, out LexiconWord? word)
    {
        word = null;
        if (folded.Length == 0 || !_runs.TryGetValue(folded[0], out var list))
        {
            return 0;
        }

        foreach (var (text, entry) in list)
        {
            if (folded.StartsWith(text))
            {
                word = entry;
                return text.Length;
            }
        }

        return 0;
    }

    /// <summary>The expressions of several words that begin with this word, the longest first; null for none.</summary>
    public List<WordPhrase>? PhrasesFrom(ReadOnlySpan<char> folded)
    {
        // The first word of an expression may be a stem: the key is its first letters.
        return folded.Length < WordPhrase.KeyLength ? FindPhrases(folded) : FindPhrases(folded[..WordPhrase.KeyLength]);
    }

    private List<WordPhrase>? FindPhrases(ReadOnlySpan<char> key) =>
        _phrases.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var list) ? list : null;

    private void AddPhrase(WordPattern[] words, WordRole role, ulong language)
    {
        var first = words[0].Text;
        var key = first.Length < WordPhrase.KeyLength ? first : first[..WordPhrase.KeyLength];
        if (!_phrases.TryGetValue(key, out var list))
        {
            _phrases[key] = list = [];
        }

        var phrase = list.Find(phrase => phrase.Words.AsSpan().SequenceEqual(words));
        if (phrase is null)
        {
            list.Add(phrase = new WordPhrase(words, new LexiconWord()));
        }

        phrase.Word.Add(role, language);
    }

    private void AddRun(string text, WordRole role, ulong language)
    {
        if (!_runs.TryGetValue(text[0], out var list))
        {
            _runs[text[0]] = list = [];
        }

        var word = list.Find(entry => entry.Text == text).Word;
        if (word is null)
        {
            list.Add((text, word = new LexiconWord()));
        }

        word.Add(role, language);
    }

    private static LexiconWord? Merge(LexiconWord? first, LexiconWord? second)
    {
        if (first is null || second is null)
        {
            return first ?? second;
        }

        var merged = new LexiconWord();
        merged.AddMissing(first);
        merged.AddMissing(second);
        return merged;
    }
}
