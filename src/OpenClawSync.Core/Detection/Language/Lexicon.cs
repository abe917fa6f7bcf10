using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Language;

/// <summary>The words of all languages by their folded form. Read from the lists when a text first needs them.</summary>
internal sealed class Lexicon
{
    /// <summary>The longest word, folded.</summary>
    public const int MaxWordLength = 48;

    // Without its accents a short word of one language is another word of many: it counts only as it is written.
    private const int MinFoldedLength = 5;

    private static readonly Lazy<Lexicon> Shared = new(() => LexiconReader.ReadAll(new Lexicon()));

    private readonly Dictionary<string, LexiconWord> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LexiconWord> _accented = new(StringComparer.Ordinal);
    private readonly StemTable _starts = new(StemPlace.Start);
    private readonly StemTable _ends = new(StemPlace.End);
    private readonly StemTable _parts = new(StemPlace.Anywhere);
    private readonly PhraseTable _phrases = new();
    private readonly Dictionary<char, List<(string Text, LexiconWord Word)>> _runs = [];

    public static Lexicon Default => Shared.Value;

    /// <summary>The bit of the list for words of no language.</summary>
    public ulong NoLanguage { get; set; }

    /// <summary>Adds an entry as the lists have it: a word, a stem with asterisks, several words, or a run of an unspaced script.</summary>
    public void Add(string entry, WordRole role, ulong language)
    {
        if (Scripts.IsUnspaced(entry[0]))
        {
            AddRun(WordPattern.Parse(entry.Replace(" ", "", StringComparison.Ordinal)).Text, role, language);
            return;
        }

        if (entry.Contains(' ', StringComparison.Ordinal))
        {
            _phrases.Add([.. entry.Split(' ').Select(WordPattern.Parse)], role, language);
            return;
        }

        var pattern = WordPattern.Parse(entry);
        switch (pattern.Kind)
        {
            case WordMatch.Exact when pattern.Text.Length < MinFoldedLength && IsAccented(entry):
                Add(_accented, entry.ToLowerInvariant(), role, language);
                break;
            case WordMatch.Exact:
                Add(_words, pattern.Text, role, language);
                break;
            case WordMatch.Prefix:
                _starts.Add(pattern.Text, role, language);
                break;
            case WordMatch.Suffix:
                _ends.Add(pattern.Text, role, language);
                break;
            default:
                _parts.Add(pattern.Text, role, language);
                break;
        }
    }

    /// <summary>Prepares the lists for lookups once all entries are added.</summary>
    public void Complete()
    {
        foreach (var list in _runs.Values)
        {
            list.Sort((a, b) => b.Text.Length - a.Text.Length);
        }

        // A whole word of one language may have a stem of another.
        foreach (var (text, word) in _words)
        {
            if (FindStem(text) is not { } stem)
            {
                continue;
            }

            // A form of a noun with a role of its own, such as the Finnish "as the password", is still a form of the noun.
            if (stem.NamesSecret && word.Has(WordRole.As) && !word.NamesSecret)
            {
                word.AddAll(stem);
            }
            else
            {
                word.AddMissing(stem);
            }
        }

        foreach (var (text, word) in _runs.Values.SelectMany(list => list))
        {
            for (var at = 1; at < text.Length && word.Has(WordRole.As) && !word.NamesSecret; at++)
            {
                if (
                    _runs.TryGetValue(text[at], out var list)
                    && list.Find(entry => entry.Text == text[at..]).Word is { NamesSecret: true } noun
                )
                {
                    word.AddAll(noun);
                }
            }
        }
    }

    /// <summary>What the lists say about a word; null if none has it.</summary>
    /// <param name="word">The word as it is written.</param>
    /// <param name="folded">Its folded form.</param>
    public LexiconWord? Find(ReadOnlySpan<char> word, ReadOnlySpan<char> folded)
    {
        if (folded.Length < MinFoldedLength && word.ContainsAnyExcept(CharSets.Ascii) && FindAccented(word) is { } accented)
        {
            return accented;
        }

        if (_words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded, out var exact))
        {
            return exact;
        }

        // What has digits is a value or a name, not a form of a word.
        return folded.ContainsAny(CharSets.Digits) ? null : FindStem(folded);
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

    /// <summary>The expressions that begin with these two words, the longest first.</summary>
    public ReadOnlySpan<WordPhrase> PhrasesFrom(ReadOnlySpan<char> first, ReadOnlySpan<char> second) => _phrases.From(first, second);

    // Of several stems one that names a secret counts, then one that names what a secret opens.
    private LexiconWord? FindStem(ReadOnlySpan<char> folded)
    {
        var start = _starts.Find(folded);
        if (start is { NamesSecret: true })
        {
            return start;
        }

        var other = _ends.Find(folded);
        if (other is not { NamesSecret: true } && folded.Length >= MinFoldedLength)
        {
            other = _parts.Find(folded) ?? other;
        }

        return other is { NamesSecret: true } ? other
            : start is { IsNoun: true } ? start
            : other ?? start;
    }

    private LexiconWord? FindAccented(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[MaxWordLength];
        var length = word.ToLowerInvariant(lower);
        return length > 0 && _accented.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower[..length], out var found) ? found : null;
    }

    private static bool IsAccented(string entry) => entry.Any(c => c is (>= '\u00c0' and < '\u0370') or (>= '\u1e00' and < '\u1f00'));

    private static void Add(Dictionary<string, LexiconWord> words, string text, WordRole role, ulong language)
    {
        if (!words.TryGetValue(text, out var word))
        {
            words[text] = word = new LexiconWord();
        }

        word.Add(role, language);
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
}
