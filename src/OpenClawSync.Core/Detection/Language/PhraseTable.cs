using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenClawSync.Detection.Text;

namespace OpenClawSync.Detection.Language;

/// <summary>The expressions of several words, by the beginnings of their first two words.</summary>
internal sealed class PhraseTable
{
    private const int KeyLength = 3;
    private const int HashBits = 17;

    // The key is the first three letters of the first word and the first letter of the second.
    private readonly Dictionary<ulong, Phrases> _phrases = new(1 << 13);

    // The expressions as the lists have them. Most are never needed: those of a key are read when a text first has such words.
    private readonly List<Entry> _entries = new(1 << 14);
    private readonly List<char> _text = new(1 << 18);

    // One bit for the hash of each key: of most pairs of words it says at once that no expression begins so.
    private readonly uint[] _keys = new uint[1 << (HashBits - 5)];

    /// <summary>Adds an expression as the lists have it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<char> entry, WordRole role, ulong language)
    {
        Span<char> folded = stackalloc char[2 * Lexicon.MaxWordLength];
        Span<char> next = stackalloc char[2 * Lexicon.MaxWordLength];
        var rest = entry;
        var length = WordPattern.Fold(WordListText.Next(ref rest, ' '), folded, out _);
        var nextLength = WordPattern.Fold(WordListText.Next(ref rest, ' '), next, out _);
        if (length == 0 || nextLength == 0)
        {
            return;
        }

        var key = KeyOf(folded[..length], next[0]);
        if (!_phrases.TryGetValue(key, out var phrases))
        {
            _phrases[key] = phrases = new Phrases();
        }

        _entries.Add(new Entry(_text.Count, entry.Length, role, language, phrases.Last));
        phrases.Last = _entries.Count - 1;
        _text.AddRange(entry);
        var hash = Hash(key);
        _keys[hash >> 5] |= 1u << (int)(hash & 31);
    }

    /// <summary>The expressions that begin with these two words, the longest first.</summary>
    public ReadOnlySpan<WordPhrase> From(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.Length > 0 && second.Length > 0 && _phrases.TryGetValue(KeyOf(first, second[0]), out var phrases)
            ? phrases.Words ?? Read(phrases)
            : [];

    private WordPhrase[] Read(Phrases phrases)
    {
        lock (phrases)
        {
            if (phrases.Words is { } known)
            {
                return known;
            }

            var order = new List<Entry>();
            for (var i = phrases.Last; i >= 0; i = _entries[i].Before)
            {
                order.Add(_entries[i]);
            }

            order.Reverse();
            var words = new List<WordPhrase>();
            foreach (var entry in order)
            {
                Read(entry, words);
            }

            return phrases.Words = [.. words];
        }
    }

    private void Read(in Entry entry, List<WordPhrase> phrases)
    {
        var parts = new string(CollectionsMarshal.AsSpan(_text).Slice(entry.Start, entry.Length)).Split(' ');
        var words = new WordPattern[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            words[i] = WordPattern.Parse(parts[i]);
            if (words[i].Text.Length == 0)
            {
                return;
            }
        }

        var phrase = phrases.Find(phrase => phrase.Words.AsSpan().SequenceEqual(words));
        if (phrase is null)
        {
            var at = phrases.FindIndex(phrase => phrase.Words.Length < words.Length);
            phrases.Insert(at < 0 ? phrases.Count : at, phrase = new WordPhrase(words, new LexiconWord()));
        }

        phrase.Word.Add(entry.Role, entry.Language);
    }

    /// <summary>Whether an expression may begin with two words of ASCII letters, given as they stand; true for all others.</summary>
    public bool MayBegin(ReadOnlySpan<char> first, char second)
    {
        var key = 0UL;
        for (var i = 0; i < KeyLength && i < first.Length; i++)
        {
            if (first[i] > 127)
            {
                return true;
            }

            key = (key << 16) | Chars.ToLower(first[i]);
        }

        if (second > 127)
        {
            return true;
        }

        var hash = Hash((key << 16) | Chars.ToLower(second));
        return (_keys[hash >> 5] >> (int)(hash & 31) & 1) != 0;
    }

    private static uint Hash(ulong key) => (uint)((key * 0x9E3779B97F4A7C15UL) >> (64 - HashBits));

    private static ulong KeyOf(ReadOnlySpan<char> first, char second) => (KeyOf(first) << 16) | second;

    private static ulong KeyOf(ReadOnlySpan<char> word)
    {
        var key = 0UL;
        for (var i = 0; i < KeyLength && i < word.Length; i++)
        {
            key = (key << 16) | word[i];
        }

        return key;
    }

    private readonly record struct Entry(int Start, int Length, WordRole Role, ulong Language, int Before);

    // Those of one key: the last of their entries, and what they are once somebody has asked.
    private sealed class Phrases
    {
        private volatile WordPhrase[]? _words;

        public int Last { get; set; } = -1;

        public WordPhrase[]? Words
        {
            get => _words;
            set => _words = value;
        }
    }
}
