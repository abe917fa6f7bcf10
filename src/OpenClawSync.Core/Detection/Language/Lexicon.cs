using System.Runtime.CompilerServices;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Language;

/// <summary>The words of all languages by their folded form. Read from the lists when a text first needs them.</summary>
internal sealed class Lexicon
{
    /// <summary>The longest word, folded.</summary>
    public const int MaxWordLength = 48;

    // Without its accents a short word of one language is another word of many: it counts only as it is written.
    private const int MinFoldedLength = 5;

    private const int Bits = 16;

    private static readonly Lazy<Lexicon> Shared = new(() => LexiconReader.ReadAll(new Lexicon()));

    // By their hashes: as strings they would take several times the memory.
    private readonly WordTable _words = new(Bits);
    private readonly Dictionary<string, LexiconWord> _accented = new(StringComparer.Ordinal);
    private readonly LexiconWordPool _pool = new();
    private readonly StemTable _starts;
    private readonly StemTable _ends;
    private readonly StemTable _parts;
    private readonly PhraseTable _phrases = new();
    private readonly Dictionary<char, List<(string Text, LexiconWord Word)>> _runs = [];

    public Lexicon() => (_starts, _ends, _parts) = (new(StemPlace.Start, _pool), new(StemPlace.End, _pool), new(StemPlace.Anywhere, _pool));

    public static Lexicon Default => Shared.Value;

    /// <summary>The words in scripts other than Latin that lead to a secret.</summary>
    public ScriptWords ScriptWords { get; } = new();

    /// <summary>The bit of the list for words of no language.</summary>
    public ulong NoLanguage { get; set; }

    /// <summary>Adds an entry as the lists have it: a word, a stem with asterisks, several words, or a run of an unspaced script.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<char> entry, WordRole role, ulong language)
    {
        if (role is <= WordRole.Device or WordRole.Enter or WordRole.Digit or WordRole.Sentence)
        {
            AddBeginning(entry);
        }

        if (Scripts.IsUnspaced(entry[0]))
        {
            AddRun(WordPattern.Parse(entry.ToString().Replace(" ", "", StringComparison.Ordinal)).Text, role, language);
            return;
        }

        if (entry.Contains(' '))
        {
            _phrases.Add(entry, role, language);
            return;
        }

        Span<char> buffer = stackalloc char[2 * MaxWordLength];
        ReadOnlySpan<char> folded = buffer[..WordPattern.Fold(entry, buffer, out var kind)];
        switch (kind)
        {
            case WordMatch.Exact when folded.Length < MinFoldedLength && IsAccented(entry):
                var accented = entry.ToString().ToLowerInvariant();
                _accented[accented] = _pool.Add(_accented.GetValueOrDefault(accented), role, language);
                break;
            case WordMatch.Exact:
                var hash = FoldedText.Hash(folded);
                _words.Set(hash, _pool.Add(_words.Find(hash), role, language));
                break;
            case WordMatch.Prefix:
                _starts.Add(folded, role, language);
                break;
            case WordMatch.Suffix:
                _ends.Add(folded, role, language);
                break;
            default:
                _parts.Add(folded, role, language);
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

        // A word for "as the password" is a form of the noun as well.
        foreach (var list in _runs.Values)
        {
            for (var i = 0; i < list.Count; i++)
            {
                var (text, word) = list[i];
                for (var at = 1; at < text.Length && word.Has(WordRole.As) && !word.NamesSecret; at++)
                {
                    if (FindRun(text.AsSpan(at), out var noun) == text.Length - at && noun is { NamesSecret: true })
                    {
                        list[i] = (text, word = _pool.Merge(word, noun));
                    }
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

        if (_words.Find(FoldedText.Hash(folded)) is { } exact)
        {
            // A whole word of one language may have a stem of another.
            return FindStem(folded) is { } stem ? _pool.Merge(exact, stem) : exact;
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

    /// <summary>Whether an expression may begin with two words, given as they stand.</summary>
    public bool MayBeginPhrase(ReadOnlySpan<char> first, char second) => _phrases.MayBegin(first, second);

    // Of several stems one that names a secret counts, then one that names what a secret opens.
    private LexiconWord? FindStem(ReadOnlySpan<char> folded)
    {
        var start = _starts.Find(folded);
        if (start is { NamesSecret: true })
        {
            // `pincode` is a word of several languages, in each with a stem of its own.
            return folded.Length >= MinFoldedLength && _parts.Find(folded) is { NamesSecret: true } part ? _pool.Merge(start, part) : start;
        }

        if (start is { IsNoun: false } && start.Has(WordRole.Other))
        {
            return start;
        }

        var other = folded.Length >= MinFoldedLength ? _parts.Find(folded) : null;
        if (other is { IsNoun: false } && other.Has(WordRole.Other))
        {
            // `Rabattcode` is no code, whatever it ends in.
            return other;
        }

        if (other is not { NamesSecret: true })
        {
            other = _ends.Find(folded) ?? other;
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

    private static bool IsAccented(ReadOnlySpan<char> entry)
    {
        foreach (var c in entry)
        {
            if (c is (>= '\u00c0' and < '\u0370') or (>= '\u1e00' and < '\u1f00'))
            {
                return true;
            }
        }

        return false;
    }

    private void AddBeginning(ReadOnlySpan<char> entry)
    {
        Span<char> folded = stackalloc char[2 * MaxWordLength];
        ScriptWords.Add(folded[..WordPattern.Fold(WordListText.Next(ref entry, ' '), folded, out _)]);
    }

    private void AddRun(string text, WordRole role, ulong language)
    {
        if (!_runs.TryGetValue(text[0], out var list))
        {
            _runs[text[0]] = list = [];
        }

        var at = list.FindIndex(entry => entry.Text == text);
        if (at < 0)
        {
            list.Add((text, _pool.Add(null, role, language)));
            return;
        }

        list[at] = (text, _pool.Add(list[at].Word, role, language));
    }
}
